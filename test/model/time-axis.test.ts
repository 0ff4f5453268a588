import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { axisLabel, isPart, spanOf, timeAxis } from '../../src/model/time-axis.js';

const starts = ['2026-09-06T22:00:00.0000000Z', '2026-09-07T22:00:00.0000000Z', '2026-09-08T22:00:00.0000000Z'];
const span = { from: '2026-09-07T06:00:00.0000000Z', to: '2026-09-09T22:00:00.0000000Z' };
const noon = Date.UTC(2026, 8, 9, 10);
const axis = timeAxis({ bins: { bin: 'day', span, starts } }, 'Europe/Berlin', noon);

describe('the time axis', () => {
  test('has the start of every bin and the end of the last', () => {
    assert.deepEqual(
      [...axis.edges].map((ms) => new Date(ms).toISOString()),
      ['2026-09-06T22:00:00.000Z', '2026-09-07T22:00:00.000Z', '2026-09-08T22:00:00.000Z', '2026-09-09T22:00:00.000Z'],
    );
  });

  test('knows the bins that range or present cut', () => {
    assert.deepEqual([0, 1, 2].map((bin) => isPart(axis, bin)), [true, false, true]); // prettier-ignore
  });

  test('a stretch of bins ends where the next begins', () => {
    assert.deepEqual(spanOf(axis, 0, 1), { from: starts[0], to: starts[2] });
  });

  test('an hour that begins a day bears its date', () => {
    const hours = ['2026-09-06T22:00:00.0000000Z', '2026-09-06T23:00:00.0000000Z'];
    const of = timeAxis({ bins: { bin: 'hour', span, starts: hours } }, 'Europe/Berlin', noon);
    assert.deepEqual([axisLabel(of, 0, 'en-GB'), axisLabel(of, 1, 'en-GB')], ['7 Sept', '01:00']);
  });

  test('a table without bins has none', () => {
    assert.throws(() => timeAxis({ bins: null }, 'UTC', noon), TypeError);
  });
});
