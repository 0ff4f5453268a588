import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { firstDifference, inWords } from '../../src/testing/difference.js';

describe('the first difference', () => {
  const cases: [why: string, expected: unknown, actual: unknown, path: string | null][] = [
    ['equal values in another order of keys', { a: 1, b: [null, 'x'] }, { b: [null, 'x'], a: 1 }, null],
    ['a value deep inside', { rows: [{ key: ['a'] }] }, { rows: [{ key: ['b'] }] }, 'rows[0].key[0]'],
    ['another order in a list', [1, 2], [2, 1], '[0]'],
    ['a row too many', { rows: [1] }, { rows: [1, 2] }, 'rows.length'],
    ['a missing field', { a: null }, {}, 'a'],
    ['a field too many, even undefined', {}, { a: undefined }, 'a'],
    ['null for a value', { a: 1 }, { a: null }, 'a'],
    ['a date for its text', '1970-01-01T00:00:00.000Z', new Date(0), ''],
    ['a map for an object', {}, new Map(), ''],
    ['a list for an object', {}, [], ''],
    ['no number', [NaN], [NaN], '[0]'],
    ['a field that only the prototype has', { constructor: 1 }, {}, 'constructor'],
    ['an object without a prototype', { a: 1 }, Object.assign(Object.create(null) as object, { a: 1 }), null],
  ];
  for (const [why, expected, actual, path] of cases) {
    test(`of ${why} is at ${path ?? 'no place'}`, () => {
      assert.equal(firstDifference(expected, actual)?.path ?? null, path);
    });
  }
});

test('long values are cut in words', () => {
  assert.equal(inWords('x'.repeat(700)).length, 600 + '… (702 characters)'.length);
  assert.equal(inWords(undefined), 'undefined');
});
