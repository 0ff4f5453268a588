import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What the table says of one flaw: its number, and the tests that it names, each with a promise or without. */
const flaws = [...read('docs/workbook.md').matchAll(/^\| (\d+) +\|.*\|([^|]*)\|$/gm)].map(([, number, held]) => ({
  number: Number(number),
  tests: [...held!.matchAll(/`([^`]+)` “((?:“[^”]*”|[^”])*)”/g)].map(([, path, promise]) => ({
    path: path!,
    promise,
  })),
}));

describe('the table of the original’s flaws', () => {
  it('has all twenty-five', () => {
    assert.deepEqual(
      flaws.map(({ number }) => number),
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
  });

  it('names a test for each but the one that nobody can repair', () => {
    assert.deepEqual(
      flaws.filter(({ tests }) => tests.length === 0).map(({ number }) => number),
      [23],
    );
  });

  for (const { number, tests } of flaws)
    for (const { path, promise } of tests)
      it(`flaw ${number}: ${path} holds what the table says`, () => {
        assert.ok(read(path).includes(promise!), `${path} has no test "${promise ?? ''}"`);
      });
});
