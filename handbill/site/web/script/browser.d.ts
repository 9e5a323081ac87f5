// What browsers have and this compiler does not know yet.
declare class DecompressionStream implements GenericTransformStream {
  constructor(format: "gzip" | "deflate" | "deflate-raw");
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}
declare class CompressionStream implements GenericTransformStream {
  constructor(format: "gzip" | "deflate" | "deflate-raw");
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}
