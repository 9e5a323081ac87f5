// What Unicode calls the characters that nobody sees; the tests hold these names to be Python’s.

const SAID = `
00ad soft hyphen
0600 arabic number sign
0601 arabic sign sanah
0602 arabic footnote marker
0603 arabic sign safha
0604 arabic sign samvat
0605 arabic number mark above
061c arabic letter mark
06dd arabic end of ayah
070f syriac abbreviation mark
0890 arabic pound mark above
0891 arabic piastre mark above
08e2 arabic disputed end of ayah
180e mongolian vowel separator
200b zero width space
200c zero width non-joiner
200d zero width joiner
200e left-to-right mark
200f right-to-left mark
2028 line separator
2029 paragraph separator
202a left-to-right embedding
202b right-to-left embedding
202c pop directional formatting
202d left-to-right override
202e right-to-left override
2060 word joiner
2061 function application
2062 invisible times
2063 invisible separator
2064 invisible plus
2066 left-to-right isolate
2067 right-to-left isolate
2068 first strong isolate
2069 pop directional isolate
206a inhibit symmetric swapping
206b activate symmetric swapping
206c inhibit arabic form shaping
206d activate arabic form shaping
206e national digit shapes
206f nominal digit shapes
feff zero width no-break space
fff9 interlinear annotation anchor
fffa interlinear annotation separator
fffb interlinear annotation terminator
110bd kaithi number sign
110cd kaithi number sign above
13430 egyptian hieroglyph vertical joiner
13431 egyptian hieroglyph horizontal joiner
13432 egyptian hieroglyph insert at top start
13433 egyptian hieroglyph insert at bottom start
13434 egyptian hieroglyph insert at top end
13435 egyptian hieroglyph insert at bottom end
13436 egyptian hieroglyph overlay middle
13437 egyptian hieroglyph begin segment
13438 egyptian hieroglyph end segment
13439 egyptian hieroglyph insert at middle
1343a egyptian hieroglyph insert at top
1343b egyptian hieroglyph insert at bottom
1343c egyptian hieroglyph begin enclosure
1343d egyptian hieroglyph end enclosure
1343e egyptian hieroglyph begin walled enclosure
1343f egyptian hieroglyph end walled enclosure
1bca0 shorthand format letter overlap
1bca1 shorthand format continuing overlap
1bca2 shorthand format down step
1bca3 shorthand format up step
1d173 musical symbol begin beam
1d174 musical symbol end beam
1d175 musical symbol begin tie
1d176 musical symbol end tie
1d177 musical symbol begin slur
1d178 musical symbol end slur
1d179 musical symbol begin phrase
1d17a musical symbol end phrase
e0001 language tag
e0020 tag space
e0021 tag exclamation mark
e0022 tag quotation mark
e0023 tag number sign
e0024 tag dollar sign
e0025 tag percent sign
e0026 tag ampersand
e0027 tag apostrophe
e0028 tag left parenthesis
e0029 tag right parenthesis
e002a tag asterisk
e002b tag plus sign
e002c tag comma
e002d tag hyphen-minus
e002e tag full stop
e002f tag solidus
e0030 tag digit zero
e0031 tag digit one
e0032 tag digit two
e0033 tag digit three
e0034 tag digit four
e0035 tag digit five
e0036 tag digit six
e0037 tag digit seven
e0038 tag digit eight
e0039 tag digit nine
e003a tag colon
e003b tag semicolon
e003c tag less-than sign
e003d tag equals sign
e003e tag greater-than sign
e003f tag question mark
e0040 tag commercial at
e0041 tag latin capital letter a
e0042 tag latin capital letter b
e0043 tag latin capital letter c
e0044 tag latin capital letter d
e0045 tag latin capital letter e
e0046 tag latin capital letter f
e0047 tag latin capital letter g
e0048 tag latin capital letter h
e0049 tag latin capital letter i
e004a tag latin capital letter j
e004b tag latin capital letter k
e004c tag latin capital letter l
e004d tag latin capital letter m
e004e tag latin capital letter n
e004f tag latin capital letter o
e0050 tag latin capital letter p
e0051 tag latin capital letter q
e0052 tag latin capital letter r
e0053 tag latin capital letter s
e0054 tag latin capital letter t
e0055 tag latin capital letter u
e0056 tag latin capital letter v
e0057 tag latin capital letter w
e0058 tag latin capital letter x
e0059 tag latin capital letter y
e005a tag latin capital letter z
e005b tag left square bracket
e005c tag reverse solidus
e005d tag right square bracket
e005e tag circumflex accent
e005f tag low line
e0060 tag grave accent
e0061 tag latin small letter a
e0062 tag latin small letter b
e0063 tag latin small letter c
e0064 tag latin small letter d
e0065 tag latin small letter e
e0066 tag latin small letter f
e0067 tag latin small letter g
e0068 tag latin small letter h
e0069 tag latin small letter i
e006a tag latin small letter j
e006b tag latin small letter k
e006c tag latin small letter l
e006d tag latin small letter m
e006e tag latin small letter n
e006f tag latin small letter o
e0070 tag latin small letter p
e0071 tag latin small letter q
e0072 tag latin small letter r
e0073 tag latin small letter s
e0074 tag latin small letter t
e0075 tag latin small letter u
e0076 tag latin small letter v
e0077 tag latin small letter w
e0078 tag latin small letter x
e0079 tag latin small letter y
e007a tag latin small letter z
e007b tag left curly bracket
e007c tag vertical line
e007d tag right curly bracket
e007e tag tilde
e007f cancel tag`;

/** The names by character. */
export const NAMES = new Map(
  SAID.trim()
    .split("\n")
    .map((line) => [String.fromCodePoint(parseInt(line, 16)), line.slice(line.indexOf(" ") + 1)]),
);
