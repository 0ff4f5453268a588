import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { memorySource } from '../../src/sources/index.js';

const about = { kind: 'about', filter: { direction: 'all' } } as const;
const record = (id: string, time = '2026-09-01T06:14:07Z') => ({ id, time, action: 'create', status: 'success' });

describe('records in memory', () => {
  test('are all accounted for: kept, broken or twice', async () => {
    const source = memorySource([record('a'), record('b'), record('a'), 'text', { id: 'c' }, null]);
    const { value } = await source.query(about);
    assert.deepEqual([value.events, value.broken.count, value.duplicates], [2, 3, { count: 1, samples: ['a'] }]);
    assert.deepEqual(value.broken.samples[0], {
      file: null,
      index: 3,
      reason: 'The record is “text”, expected an object.',
    });
  });

  test('show twenty broken ones at most, and count all', async () => {
    const { value } = await memorySource(Array.from({ length: 50 }, () => 'text')).query(about);
    assert.deepEqual([value.broken.count, value.broken.samples.length], [50, 20]);
  });

  test('are copied: a later change changes no answer', async () => {
    const raw = record('a');
    const source = memorySource([raw]);
    raw.id = 'changed';
    assert.equal((await source.query({ kind: 'record', id: 'a' })).value?.id, 'a');
  });

  test('may come from a generator', async () => {
    function* records() {
      yield record('a');
    }
    assert.equal((await memorySource(records()).query(about)).value.events, 1);
  });

  test('take the last hours from the time they are given, rounded down to five minutes', async () => {
    const records = [record('in', '2026-09-01T11:04:59Z'), record('out', '2026-09-01T11:05:01Z')];
    const source = memorySource(records, { now: () => Date.parse('2026-09-01T11:09:59Z') });
    const { value } = await source.query({ kind: 'records', filter: { direction: 'all', range: { last: 'PT1H' } } });
    assert.deepEqual(value.rows.map(({ id }) => id), ['in']); // prettier-ignore
  });

  test('answer a question under way with closed when closed', async () => {
    const source = memorySource([record('a')]);
    const outcome = source.query(about);
    source.close?.();
    await assert.rejects(outcome, { name: 'SourceError', reason: 'closed' });
  });
});
