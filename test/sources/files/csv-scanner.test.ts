import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDialect } from '../../../src/sources/files/csv-dialect.js';
import { CsvScanner, onlyRow } from '../../../src/sources/files/csv-scanner.js';
import { csvOf } from './csv-download.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What a scanner makes of these bytes, cut before each of the positions. */
function scan(bytes: Uint8Array, { separator = ',', cuts = [] as readonly number[], longest = 4_000_000 } = {}) {
  const scanner = new CsvScanner(separator.charCodeAt(0), longest);
  const found: { line: number; start: number; length: number; texts: string[]; broken: string | null }[] = [];
  const take = (rows: ReturnType<CsvScanner['end']>): void => {
    for (const row of rows) {
      const { line, start, length, broken } = row;
      if (!row.isBlank) found.push({ line, start, length, broken, texts: broken === null ? row.texts() : [] });
    }
  };
  const positions = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other), bytes.length];
  for (const [index, from] of positions.slice(0, -1).entries())
    take(scanner.push(bytes.slice(from, positions[index + 1])));
  take(scanner.end());
  return found;
}

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', '\ufeff', 'ü', '😀', '\0', '=', 'a'),
    maxLength: 12,
  }),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const cuts = fc.array(fc.nat(500), { maxLength: 20 });
const separator = fc.constantFrom(',', ';', '\t');
const lineBreak = fc.constantFrom('\n', '\r\n', '\r');

describe('rows of a table', () => {
  test('come back as they were written, wherever chunks are cut', () => {
    fc.assert(
      fc.property(table, separator, lineBreak, cuts, fc.boolean(), (rows, separator, lineBreak, cuts, hasMark) => {
        const bytes = bytesOf(
          `${hasMark ? '\ufeff' : ''}${csvOf([['first', 'row'], ...rows], { separator, lineBreak })}`,
        );
        const found = scan(bytes, { separator, cuts });
        assert.deepEqual(
          found.map(({ texts }) => texts),
          [['first', 'row'], ...rows],
        );
        for (const { start, length, texts } of found) {
          assert.deepEqual(onlyRow(bytes.slice(start, start + length), separator.charCodeAt(0))?.texts(), texts);
        }
      }),
      { seed: 20261120, numRuns: 500 },
    );
  });

  test('do not depend on cuts either where the text is no table', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'a', '\ufeff'), maxLength: 40 });
    fc.assert(
      fc.property(text, cuts, (text, cuts) => {
        assert.deepEqual(scan(bytesOf(text), { cuts }), scan(bytesOf(text)));
      }),
      { seed: 20261121, numRuns: 3000 },
    );
  });

  test('name the line they begin in, also behind line breaks in cells', () => {
    const found = scan(bytesOf('a,b\r\n"1\r\n2\r3\n",b\rx,y\n\nz,\n'));
    assert.deepEqual(
      found.map(({ line, texts }) => [line, ...texts]),
      [
        [1, 'a', 'b'],
        [2, '1\r\n2\r3\n', 'b'],
        [6, 'x', 'y'],
        [8, 'z', ''],
      ],
    );
  });

  test('take quotes as text in cells that do not begin with one', () => {
    assert.deepEqual(scan(bytesOf('5" tall,a""b,""\n'))[0]?.texts, ['5" tall', 'a""b', '']);
  });

  test('end with the text where the last line break is missing', () => {
    for (const [text, texts] of [
      ['a,b', ['a', 'b']],
      ['a,', ['a', '']],
      ['a,"b"', ['a', 'b']],
    ] as const) {
      assert.deepEqual(scan(bytesOf(text))[0]?.texts, texts);
    }
  });
});

describe('a row without end', () => {
  const rows = Array.from({ length: 50 }, (_, index) => `row,${index}\n`).join('');
  const every10 = Array.from({ length: 60 }, (_, index) => 10 * index);

  test('breaks its first line only, once it is longer than a row may be', () => {
    const found = scan(bytesOf(`a,b\n1,"2\n${rows}`), { cuts: every10, longest: 100 });
    assert.deepEqual([found[1]?.broken, found[1]?.line], ['the quoted cell 2 does not end', 2]);
    assert.deepEqual(
      found.slice(2).map(({ texts }) => texts[1]),
      Array.from({ length: 50 }, (_, index) => String(index)),
    );
  });

  test('also without any quote, and its bytes are not kept', () => {
    const found = scan(bytesOf(`a,b\n${'x'.repeat(400)}\n1,2\n`), { cuts: every10, longest: 100 });
    assert.deepEqual(
      found.map(({ broken, line, start, length }) => [broken, line, start, length]),
      [
        [null, 1, 0, 3],
        ['the line is longer than 100 bytes', 2, 4, 400],
        [null, 3, 405, 3],
      ],
    );
  });

  test('at the end of the text leaves the rows behind it', () => {
    const found = scan(bytesOf('a,b\n1,"2\n3,4\n5,6'));
    assert.deepEqual(
      found.map(({ broken, texts }) => broken ?? texts),
      [['a', 'b'], 'the quoted cell 2 does not end', ['3', '4'], ['5', '6']],
    );
  });
});

test('the separator is the one that the headings have most of, or the one noted', () => {
  const heads = ['a;"b,c,d,e";f\n1,2,3,4', 'a\tb', '\ufeffsep=;\r\na,b,c;d\n', 'a', '\n\na;b'];
  assert.deepEqual(
    heads.map((head) => [String.fromCharCode(readDialect(head).separator), readDialect(head).headings.length]),
    [
      [';', 3],
      ['\t', 2],
      [';', 2],
      [',', 1],
      [';', 2],
    ],
  );
});
