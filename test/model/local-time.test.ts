import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { localText, localTimes } from '../../src/model/local-time.js';

const times = (text: string, zone: string) => localTimes(text, zone).map((ms) => new Date(ms).toISOString());

describe('a local time', () => {
  test('is one instant on a usual day', () => {
    assert.deepEqual(times('2026-11-20T12:00', 'Europe/Berlin'), ['2026-11-20T11:00:00.000Z']);
    assert.deepEqual(times('2026-11-20T12:00:30', 'Asia/Kathmandu'), ['2026-11-20T06:15:30.000Z']);
  });

  test('is two instants where clocks are put back', () => {
    const both = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    assert.deepEqual(times('2026-10-25T02:30', 'Europe/Berlin'), both);
    const halfAnHour = ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'];
    assert.deepEqual(times('2026-04-05T01:45', 'Australia/Lord_Howe'), halfAnHour);
  });

  test('is none where clocks are put forward', () => {
    assert.deepEqual(times('2026-03-29T02:00', 'Europe/Berlin'), []);
    assert.deepEqual(times('2026-03-29T02:59', 'Europe/Berlin'), []);
    assert.deepEqual(times('2026-03-29T03:00', 'Europe/Berlin'), ['2026-03-29T01:00:00.000Z']);
  });

  for (const text of ['', 'soon', '2026-11-20', '2026-11-20T12:00Z', '2026-13-01T00:00', '1999-01-01T00:00']) {
    test(`is none for "${text}"`, () => assert.deepEqual(times(text, 'UTC'), []));
  }

  test('needs a known zone', () => assert.throws(() => localTimes('2026-11-20T12:00', 'Mars/Olympus'), /time zone/));
});

test('an instant is written as the clocks of its zone show it, to the minute', () => {
  assert.equal(localText('2026-10-25T00:30:59.0000000Z', 'Europe/Berlin'), '2026-10-25T02:30');
  assert.equal(localText('2026-10-25T01:30:00.0000000Z', 'Europe/Berlin'), '2026-10-25T02:30');
  assert.equal(localText('2026-11-20T23:15:00.0000000Z', 'Asia/Kathmandu'), '2026-11-21T05:00');
  assert.equal(localText('2026-11-20T01:15:00.0000000Z', 'America/St_Johns'), '2026-11-19T21:45');
});
