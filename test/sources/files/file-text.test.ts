import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { FileText } from '../../../src/sources/files/file-text.js';
import type { LogFile } from '../../../src/sources/files/log-file.js';

const { signal } = new AbortController();
const LINES = 60_000;
/** A megabyte: each line says its number, every hundredth with letters of two, three and four bytes. */
const lines = Array.from(
  { length: LINES },
  (_, index) => `${String(index).padStart(8, '0')} ${index % 100 ? 'line' : 'é€🎉'}`,
);
const text = `${lines.join('\n')}\n`;
const bytes = Buffer.from(text);
const half = Math.floor(bytes.length / 2);

const PACKINGS: Record<string, () => Buffer> = {
  'gzip of one member': () => gzipSync(bytes, { level: 1 }),
  'gzip of two members': () => Buffer.concat([gzipSync(bytes.subarray(0, half), { level: 1 }), gzipSync(bytes.subarray(half), { level: 1 })]), // prettier-ignore
  'UTF-16': () => Buffer.from(text, 'utf16le'),
  'UTF-16, high bytes first': () => Buffer.from(text, 'utf16le').swap16(),
  'UTF-16 in gzip': () => gzipSync(Buffer.from(text, 'utf16le'), { level: 1 }),
};

/** A file that counts what is read of it. */
function countedFile(content: Buffer): LogFile & { bytesRead: number } {
  const file = new File([new Uint8Array(content)], 'log');
  const counted = {
    name: 'log',
    size: file.size,
    bytesRead: 0,
    stream: () => {
      counted.bytesRead += file.size;
      return file.stream();
    },
    slice: (start: number, end: number) => {
      counted.bytesRead += end - start;
      return file.slice(start, end);
    },
  };
  return counted;
}

async function readWhole(content: FileText): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.chunks(signal)) chunks.push(chunk.bytes);
  return Buffer.concat(chunks);
}

const rangeOf = (line: number) => {
  const start = bytes.indexOf(String(line).padStart(8, '0'));
  return { start, length: bytes.indexOf('\n', start) - start };
};

for (const [how, pack] of Object.entries(PACKINGS)) {
  describe(`a text in ${how}`, () => {
    const file = countedFile(pack());
    const content = new FileText(file, 100_000);

    test('is read whole', async () => {
      assert.ok((await readWhole(content)).equals(bytes));
    });

    for (const line of [0, 100, 30_000, 59_900]) {
      test(`is read again at line ${line} without all that stands before it`, async () => {
        file.bytesRead = 0;
        const [part] = await content.read([rangeOf(line)], signal);
        assert.equal(Buffer.from(part!).toString(), lines[line]);
        if (line > 50_000) assert.ok(file.bytesRead < file.size / 2, `${file.bytesRead} of ${file.size} bytes`);
      });
    }

    test('is read again at several places at once', async () => {
      const places = [5, 6, 30_000, 30_001, 55_000];
      const parts = await content.read(places.map(rangeOf), signal);
      assert.deepEqual(
        parts.map((part) => Buffer.from(part).toString()),
        places.map((line) => lines[line]),
      );
    });

    test('that has become shorter is an error', async () => {
      await assert.rejects(content.read([{ start: bytes.length - 4, length: 10 }], signal), /shorter/);
    });
  });
}
