import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareLists } from '../../src/model/compare-values.js';

describe('values compared as sets', () => {
  test('of JSON arrays: added, removed and unchanged ones', () => {
    assert.deepEqual(compareLists('["a","b","c"]', '["c","d","a"]'), {
      added: ['d'],
      removed: ['b'],
      unchanged: ['c', 'a'],
    });
  });

  test('of the service’s list text, whose number fits', () => {
    assert.deepEqual(compareLists('SMTP:a@x.com, smtp:b@x.com (2)', 'SMTP:a@x.com, smtp:c@x.com, smtp:d@x.com (3)'), {
      added: ['smtp:c@x.com', 'smtp:d@x.com'],
      removed: ['smtp:b@x.com'],
      unchanged: ['SMTP:a@x.com'],
    });
  });

  test('of one value beside a list, as the service’s sample has it', () => {
    assert.deepEqual(compareLists('SMTP:a@x.com', 'SMTP:a@x.com, smtp:b@x.com (2)'), {
      added: ['smtp:b@x.com'],
      removed: [],
      unchanged: ['SMTP:a@x.com'],
    });
  });

  test('of both ways of writing a list', () => {
    assert.deepEqual(compareLists('a, b (2)', '["b","c"]'), { added: ['c'], removed: ['a'], unchanged: ['b'] });
  });

  for (const empty of [null, '', ' ']) {
    test(`of nothing (${JSON.stringify(empty)}) beside a list: all added, or all removed`, () => {
      assert.deepEqual(compareLists(empty, '["a"]'), { added: ['a'], removed: [], unchanged: [] });
      assert.deepEqual(compareLists('["a"]', empty), { added: [], removed: ['a'], unchanged: [] });
    });
  }

  test('order and repetition do not count', () => {
    assert.deepEqual(compareLists('["a","b","a"]', '["b","a"]'), { added: [], removed: [], unchanged: ['b', 'a'] });
  });

  test('case does: the primary address is written in capitals', () => {
    assert.deepEqual(compareLists('["SMTP:a"]', '["smtp:a"]'), {
      added: ['smtp:a'],
      removed: ['SMTP:a'],
      unchanged: [],
    });
  });

  test('nested values are equal whatever the order of their keys', () => {
    assert.deepEqual(compareLists('[{"b":1,"a":[2]},null]', '[{"a":[2],"b":1},{"a":3}]'), {
      added: ['{"a":3}'],
      removed: ['null'],
      unchanged: ['{"a":[2],"b":1}'],
    });
  });

  test('names of an object’s own properties and markup are values like others', () => {
    assert.deepEqual(compareLists('["__proto__","constructor"]', '["__proto__","<b>"]'), {
      added: ['<b>'],
      removed: ['constructor'],
      unchanged: ['__proto__'],
    });
  });

  test('a list of one is a list', () => {
    assert.deepEqual(compareLists('["a"]', '["b"]'), { added: ['b'], removed: ['a'], unchanged: [] });
  });

  test('100,000 values in a moment', () => {
    const list = (first: number) => JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `v${first + index}`));
    const change = compareLists(list(0), list(1));
    assert.deepEqual([change?.added, change?.removed, change?.unchanged.length], [['v100000'], ['v0'], 99_999]);
  });
});

describe('values that are not surely lists are not compared:', () => {
  for (const [why, oldValue, newValue] of [
    ['two texts', 'Sales', 'Marketing'],
    ['texts with commas', 'Lind, Jonas', 'Lind, Anna'],
    ['nothing and a text', null, 'Sales'],
    ['nothing at all', null, null],
    ['empty lists', '[]', '[]'],
    ['a number that does not fit', 'a, b (2)', 'a, b, c (2)'],
    ['values that hold the separator', 'Lind, Jonas, Meyer, Anna (2)', 'Lind, Jonas'],
    ['a name that ends in a number', 'Project (2)', 'Project (3)'],
    ['a name that ends in a number beside a list', 'Project (2)', '["Project (2)"]'],
    ['a list that was cut', '["a","b', '["a"]'],
    ['text in brackets', '[Sales] Team', '["a"]'],
    ['an object', '{"a":1}', '{"a":2}'],
    ['numbers too long to be read', '[12345678901234567890]', '[12345678901234567891]'],
    ['a list nested beyond all reason', '['.repeat(100_000) + ']'.repeat(100_000), '["a"]'],
  ] as const) {
    test(why, () => assert.equal(compareLists(oldValue, newValue), null));
  }
});
