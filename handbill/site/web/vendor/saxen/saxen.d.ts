// What the site uses of saxen.

type Decode = (text: string) => string;

export class Parser {
  on(event: "openTag", act: (name: string, attributes: () => Record<string, string>, decode: Decode, closed: boolean) => void): this;
  on(event: "closeTag", act: (name: string, decode: Decode, closed: boolean) => void): this;
  on(event: "text", act: (text: string, decode: Decode) => void): this;
  on(event: "error", act: (error: Error) => void): this;
  parse(text: string): Parser;
}
