import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layoutRates, readOutcomes, readRates, statedRate, successRate } from '../../src/charts/success-rate.js';
import type { SummaryTable } from '../../src/model/question.js';

const starts = ['2026-11-12T00:00:00.0000000Z', '2026-11-13T00:00:00.0000000Z', '2026-11-14T00:00:00.0000000Z'];
const bins: SummaryTable['bins'] = { bin: 'day', span: { from: starts[0]!, to: '2026-11-15T00:00:00Z' }, starts };

describe('the success rate', () => {
  test('is successes by what succeeded or failed', () => {
    assert.equal(successRate(3, 1), 0.75);
    assert.equal(successRate(0, 4), 0);
    assert.equal(successRate(4, 0), 1);
  });

  test('is none where there is nothing to divide', () => {
    assert.equal(successRate(0, 0), null);
    assert.equal(statedRate(0, 0), null);
  });

  test('is never stated as 100 % beside a failure, nor as 0 % beside a success', () => {
    assert.equal(statedRate(999_999, 1), 0.999);
    assert.equal(statedRate(1, 999_999), 0.001);
    assert.equal(statedRate(5, 0), 1);
    assert.equal(statedRate(0, 5), 0);
    assert.equal(statedRate(1, 1), 0.5);
  });
});

describe('outcomes', () => {
  test('hold skipped events, warnings and unknown ones apart, never in the rate', () => {
    const rows = [row('unknown', 90), row('skipped', 40), row('success', 6), row('warning', 50), row('failure', 2)];
    assert.deepEqual(readOutcomes(table(rows)), {
      success: 6,
      failure: 2,
      apart: [
        { status: 'skipped', events: 40 },
        { status: 'warning', events: 50 },
        { status: 'unknown', events: 90 },
      ],
      restStatuses: 0,
    });
  });

  test('count more than eight statuses apart together, with what the source had counted together', () => {
    const many = Array.from({ length: 10 }, (_, index) => row(`status ${index}`, 10 - index));
    const { apart, restStatuses } = readOutcomes({ ...table(many), other: [row('', 100)], otherValues: 7 });
    assert.deepEqual([apart.length, apart.at(-1), restStatuses], [9, { status: null, events: 2 + 1 + 100 }, 9]);
  });

  test('find success and failure behind any number of larger statuses', () => {
    const many = Array.from({ length: 50 }, (_, index) => row(`status ${index}`, 1000));
    const { success, failure } = readOutcomes(table([...many, row('success', 3), row('failure', 1)]));
    assert.deepEqual([success, failure], [3, 1]);
  });

  test('take words that are properties of every object for statuses like others', () => {
    const { success, apart } = readOutcomes(table([row('__proto__', 2), row('constructor', 1)]));
    assert.deepEqual([success, apart.map(({ status }) => status)], [0, ['__proto__', 'constructor']]);
  });
});

describe('rates over time', () => {
  test('have the successes and failures of each bin, other statuses left out', () => {
    const rows = [row('success', 4, 0), row('failure', 1, 2), row('skipped', 9, 1), row('success', 2, 2)];
    const { success, failure } = readRates(table(rows, bins));
    assert.deepEqual([[...success], [...failure]], [[4, 0, 2], [0, 0, 1]]); // prettier-ignore
  });

  test('refuse a row outside all bins', () => {
    assert.throws(() => readRates(table([row('success', 4)], bins)), TypeError);
  });
});

describe('the line of rates', () => {
  const size = { width: 100, height: 100, em: 10 };
  const lay = (success: number[], failure: number[], width = 100) =>
    layoutRates(
      { success: Float64Array.from(success), failure: Float64Array.from(failure) },
      { ...size, width },
      () => 15,
    );

  test('goes through the middle of each bin, 1 at the top and 0 on the axis', () => {
    const { plot, line, points } = lay([4, 0, 2], [0, 4, 2]);
    assert.deepEqual(plot, { x: 20, y: 18, width: 75, height: 64 });
    assert.equal(line, 'M32.5,18L57.5,82L82.5,50');
    assert.equal(points, 'M32.5,18h0M57.5,82h0M82.5,50h0');
  });

  test('has a gap where nothing succeeded or failed, and never a zero', () => {
    const { line } = lay([4, 4, 0, 4, 4], [0, 0, 0, 4, 4]);
    assert.equal(line.match(/M/g)?.length, 2);
    assert.equal(line.match(/L/g)?.length, 2);
  });

  test('keeps a bin without neighbours in sight as a point, also where there is no room for all', () => {
    const { line, points } = lay([...zeros(20), 3, ...zeros(20), 1, 1], zeros(43));
    assert.equal(line.match(/M/g)?.length, 1);
    assert.equal(points.match(/M/g)?.length, 1);
  });

  test('begins its axis at zero as soon as one rate is below one half', () => {
    assert.deepEqual(
      lay([49, 1], [51, 0]).ticks.map(({ value }) => value),
      [0, 0.5, 1],
    );
  });

  test('begins its axis just below the lowest rate otherwise, at 0.9 at most', () => {
    assert.deepEqual(
      lay([72, 1], [28, 0]).ticks.map(({ value }) => value),
      [0.7, 0.8, 0.9, 1],
    );
    assert.equal(lay([1, 1], [0, 0]).ticks[0]!.value, 0.9);
  });

  test('is empty without a rate or without room', () => {
    const empty = lay([0, 0], [0, 0]);
    assert.deepEqual([empty.line, empty.points, empty.ticks[0]!.value], ['', '', 0]);
    assert.equal(lay([1, 1], [0, 0], 10).line, '');
    assert.equal(lay([], []).line, '');
  });
});

function row(status: string, events: number, bin?: number): SummaryTable['rows'][number] {
  const seen = starts[0]!;
  return {
    key: [status],
    events,
    objects: 1,
    firstSeen: seen,
    lastSeen: seen,
    ...(bin !== undefined && { bin: starts[bin]! }),
  };
}

function table(rows: SummaryTable['rows'], withBins: SummaryTable['bins'] = null): SummaryTable {
  return { rows, other: [], otherValues: 0, next: null, bins: withBins };
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}
