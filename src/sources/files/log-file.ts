/** A `File` or `Blob` of a page, or anything else that can be read by chunks and again in parts. */
export interface LogFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; a file whose time or size is another when it is read again was changed. */
  readonly lastModified?: number | undefined;
  /** Path inside a folder that was chosen; empty for a single file. */
  readonly webkitRelativePath?: string | undefined;
  stream(): ReadableStream<Uint8Array>;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}
