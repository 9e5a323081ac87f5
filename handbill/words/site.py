"""What the site's page says, in one language."""

from __future__ import annotations

from handbill.words.pieces import Review
from handbill.words.types import Struct, Table, Text


class Counted(Struct, frozen=True):
    """How a number of something is said, by the language’s plural forms; `<n>` is the number, `other` has no form of its own."""

    other: Text
    one: Text | None = None
    two: Text | None = None
    few: Text | None = None
    many: Text | None = None


class HeaderWords(Struct, frozen=True):
    """What stands above all else."""

    kicker: Text
    headline: Text
    intro: Text
    private: Text
    languages: Text
    parts: Text


class FieldWords(Struct, frozen=True):
    """What a field is called, and what to type in it."""

    label: Text
    hint: Text


class ChoiceWords(Struct, frozen=True):
    """What is asked of whoever chooses, and why something cannot be had."""

    kind: Text
    topic: Text
    audience: Text
    language: Text
    design: Text
    tabs: Text
    paper: Text
    stock: Text
    flip: Text
    ink: Text
    only_with: Text
    never_with: Text
    changed: Text


class PieceWords(Struct, frozen=True):
    """One piece: choose it, look at it, print it."""

    heading: Text
    intro: Text
    choose: Text
    preview: Text
    picture: Text
    page: Text
    first_pages: Text
    front: Text
    back: Text
    earlier: Text
    later: Text
    loading: Text
    open: Text
    download: Text
    action: Text
    drawn: Text
    saved: Text
    shut: Text
    sold_as: Text
    unreviewed: Text
    toner: Text
    stale: Text
    pages: Counted
    sheets: Counted


class LinesWords(Struct, frozen=True):
    """The school's own lines."""

    heading: Text
    intro: Text
    school: FieldWords
    district: FieldWords
    counselor: FieldWords
    sro: FieldWords
    phone: FieldWords
    hotline: FieldWords
    police: FieldWords
    logo: FieldWords
    logo_remove: Text
    smaller: Text
    blank: FieldWords
    remember: FieldWords
    remembered: Text
    forget: Text
    forgotten: Text
    unremembered: Text


class WantedWords(Struct, frozen=True):
    """Which of all pieces are wanted."""

    topics: Text
    kinds: Text
    audiences: Text
    languages: Text
    designs: Text
    designs_hint: Text
    paper: Text
    stock: Text
    flip: Text
    ink: Text
    none: Text


class KitWords(Struct, frozen=True):
    """Every piece for one school, in one archive."""

    heading: Text
    intro: Text
    make: Text
    doing: Text
    cancel: Text
    cancelled: Text
    done: Text
    pieces: Counted
    sheets: Counted


class DistrictWords(Struct, frozen=True):
    """Every school of a list, in one archive."""

    heading: Text
    intro: Text
    list_heading: Text
    list_intro: Text
    drop: Text
    reading: Text
    read: Text
    sheet: FieldWords
    unread: Text
    columns_heading: Text
    columns_intro: Text
    columns_field: Text
    columns_taken: Text
    columns_sure: Text
    columns_examples: Text
    columns_menu: Text
    columns_none: Text
    unused: Text
    fields: Table[Text]
    row: Text
    in_rows: Text
    names: Text
    title_case: FieldWords
    name_strip: FieldWords
    suffix: FieldWords
    grades_from_name: FieldWords
    problems_heading: Text
    problems_intro: Text
    problems_where: Text
    problems_what: Text
    problems_out: Text
    problems_more: Text
    problems_save: Text
    problems_none: Text
    notes: Text
    pieces_heading: Text
    pieces_intro: Text
    scope: Text
    scope_hint: Text
    by_grades: Text
    all_pieces: Text
    common: Text
    common_intro: Text
    print_heading: Text
    begin: Text
    printing: Text
    progress: Text
    left_seconds: Counted
    left_minutes: Counted
    cancel: Text
    cancelled: Text
    done: Text
    done_but: Text
    done_detail: Text
    finished: Text
    megabytes: Text
    keep: Text
    schools: Counted
    rows: Counted
    files: Counted
    to_mend: Counted


class KeepingWords(Struct, frozen=True):
    """The site on a device without a network."""

    heading: Text
    intro: Text
    keep: Text
    doing: Text
    kept: Text
    renewed: Text


class Dialog(Struct, frozen=True):
    """How to print at actual size in one program."""

    name: Text
    steps: tuple[Text, ...]


class PrintingWords(Struct, frozen=True):
    """How to print at actual size, in the programs that people have."""

    heading: Text
    intro: Text
    begin: Text
    dialogs: tuple[Dialog, ...]
    always_heading: Text
    always: tuple[Text, ...]


class NameWords(Struct, frozen=True):
    """What the catalog's names are called: kinds, topics, readers, designs and how they look, papers, stocks, flips, inks."""

    kinds: Table[Text]
    topics: Table[Text]
    audiences: Table[Text]
    designs: Table[Text]
    papers: Table[Text]
    stocks: Table[Text]
    flips: Table[Text]
    inks: Table[Text]
    tabs: Table[Text]
    both: Text


class ProblemWords(Struct, frozen=True):
    """What is wrong with something a user gave, and the way out; what is filled in stands in it as `<name>`."""

    what: Text
    way_out: Text = ""


class Site(Struct, frozen=True):
    """Everything that the site's page says in one language; what is filled in stands in it as `<name>`."""

    review: Review
    title: Text
    description: Text
    skip: Text
    loading: Text
    no_script: Text
    too_old: Text
    not_loaded: Text
    offline: Text
    footer: tuple[Text, ...]
    header: HeaderWords
    piece: PieceWords
    choices: ChoiceWords
    lines: LinesWords
    wanted: WantedWords
    kit: KitWords
    district: DistrictWords
    keeping: KeepingWords
    printing: PrintingWords
    names: NameWords
    problems: Table[ProblemWords]
    columns: Table[Text]
