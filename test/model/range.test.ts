import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncRange } from '../../src/model/filter.js';
import { parseDuration, resolveRange, roundNow } from '../../src/model/range.js';

const NOW = Date.UTC(2024, 2, 5, 6, 7, 8);

describe('parseDuration', () => {
  const cases: [text: string, ms: number | null][] = [
    ['PT48H', 172_800_000],
    ['P14D', 1_209_600_000],
    ['P2W', 1_209_600_000],
    ['P1DT2H3M4S', 93_784_000],
    ['PT0.5S', 500],
    ['PT90M', 5_400_000],
    ['PT0S', 0],
    ['P1M', null],
    ['P1Y', null],
    ['P', null],
    ['PT', null],
    ['P1DT', null],
    ['PT5', null],
    ['-P1D', null],
    ['p1d', null],
    ['48h', null],
    ['', null],
  ];
  for (const [text, ms] of cases) test(`reads "${text}" as ${ms}`, () => assert.equal(parseDuration(text), ms));
});

test('now is rounded down to five minutes, or to the step given', () => {
  assert.equal(new Date(roundNow(NOW)).toISOString(), '2024-03-05T06:05:00.000Z');
  assert.equal(new Date(roundNow(NOW, 3_600_000)).toISOString(), '2024-03-05T06:00:00.000Z');
});

describe('resolveRange', () => {
  test('all stays all', () => assert.equal(resolveRange('all', NOW), 'all'));

  test('the last 48 hours end at the rounded now', () => {
    const expected = { from: '2024-03-03T06:05:00.0000000Z', to: '2024-03-05T06:05:00.0000000Z' };
    assert.deepEqual(resolveRange({ last: 'PT48H' }, NOW), expected);
  });

  test('a duration longer than this century begins with it', () => {
    const expected = { from: '2000-01-01T00:00:00.0000000Z', to: '2024-03-05T06:05:00.0000000Z' };
    assert.deepEqual(resolveRange({ last: 'P99999999999D' }, NOW), expected);
  });

  test('both ends of a span become UTC with seven decimals', () => {
    const expected = { from: '2024-03-01T00:00:00.0000000Z', to: '2024-03-01T22:00:00.0000000Z' };
    assert.deepEqual(resolveRange({ from: '2024-03-01', to: '2024-03-02T00:00+02:00' }, NOW), expected);
  });

  const bad: [range: SyncRange, named: RegExp][] = [
    [{ last: 'P1M' }, /range\.last is "P1M"/],
    [{ last: 'PT0S' }, /range\.last is "PT0S"/],
    [{ from: 'x', to: '2024-03-02' }, /range\.from is "x"/],
    [{ from: '2024-03-02', to: '2100-03-02' }, /range\.to is "2100-03-02"/],
    [{ from: '2024-03-02', to: '2024-03-02' }, /range begins at 2024-03-02/],
    [{ from: '2024-03-02', to: '2024-03-01' }, /range begins at 2024-03-02/],
  ];
  for (const [range, message] of bad) {
    test(`refuses ${JSON.stringify(range)} and names what is wrong`, () => {
      assert.throws(() => resolveRange(range, NOW), { name: 'SourceError', reason: 'bad-query', message });
    });
  }
});
