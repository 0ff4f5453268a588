import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRecord } from '../../../src/model/reading/read-record.js';
import type { SyncRecordDetail } from '../../../src/model/record.js';

const time = '2026-09-01T06:14:07Z';
const place = { file: null, index: 0 };

function read(raw: unknown): SyncRecordDetail {
  const result = readRecord(raw, place);
  assert.ok('record' in result);
  return result.record;
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

const KEYS = [
  'TimeGenerated', 'activityDateTime', 'time', 'properties', 'Category', 'Id', 'id', 'ProvisioningAction', 'Action', 'ResultType',
  'ProvisioningStatusInfo', 'statusInfo', 'SourceIdentity', 'targetIdentity', 'ProvisioningSteps', 'modifiedProperties', 'source', 'steps',
  'ServicePrincipal', 'SourceSystem', 'InitiatedBy', 'DurationMs', 'JobId', 'unreadable', 'raw', '__proto__', 'constructor',
]; // prettier-ignore

const oddValue = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true }),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(time, '{"Id":"a"}', '[{"name":"E"}]', 'null', '{', '\ud800', NaN, Infinity, -0, 8.64e15),
);

/** Most have a time, so that what is odd elsewhere gets its turn. */
const oddRecord = fc
  .tuple(
    fc.constantFrom<[string, unknown][]>([['activityDateTime', time]], [['TimeGenerated', time]], [['time', time], ['id', 'a']], []),
    fc.array(fc.tuple(fc.constantFrom(...KEYS.slice(5)), oddValue), { maxLength: 8 }),
  )
  .map(([times, parts]) => Object.fromEntries([...times, ...parts])); // prettier-ignore

describe('ten thousand odd records', () => {
  test('none throws, and each is kept or broken', () => {
    let [kept, broken] = [0, 0];
    fc.assert(
      fc.property(oddRecord, (raw) => {
        const result = readRecord(raw, place);
        if ('record' in result) {
          kept += 1;
          JSON.stringify(result.record);
          assert.match(result.record.time, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
          assert.ok(result.record.id !== '' && result.record.action !== '' && result.record.status !== '');
        } else {
          broken += 1;
          assert.ok(result.broken.reason.endsWith('.') && result.broken.reason.length < 400);
        }
      }),
      { numRuns: 10_000, seed: 20_260_901 },
    );
    assert.equal(kept + broken, 10_000);
    assert.ok(kept > 1000 && broken > 1000, `${kept} kept, ${broken} broken`);
  });

  test('whatever is no object at all is broken', () => {
    fc.assert(
      fc.property(fc.anything().filter((value) => typeof value !== 'object'), (raw) => 'broken' in readRecord(raw, place)),
      { seed: 1 },
    ); // prettier-ignore
  });
});

describe('hostile records', () => {
  test('a getter that throws breaks one record', () => {
    const raw = { activityDateTime: time, get id(): string { throw new Error('gotcha'); } }; // prettier-ignore
    const result = readRecord(raw, place);
    assert.equal('broken' in result && result.broken.reason, 'The record could not be read: gotcha.');
  });

  test('a proxy that throws, also things that are no errors, breaks one record', () => {
    const raw = new Proxy({}, { ownKeys: () => { throw Object.create(null); } }); // prettier-ignore
    assert.ok('broken' in readRecord(raw, place));
  });

  test('a well-behaved proxy is read', () => assert.equal(read(new Proxy({ time, id: 'a' }, {})).id, 'a'));

  test('10,000 levels are kept, without raw text and saying so', () => {
    const record = read({ activityDateTime: time, id: 'a', Extra: nested(10_000) });
    assert.ok(record.raw.length > 10_000 || record.unreadable.includes('raw'));
  });

  test('10,000 levels inside JSON text are kept', () => {
    const record = read({
      activityDateTime: time,
      ModifiedProperties: `[{"displayName":"P","newValue":${'['.repeat(10_000)}${']'.repeat(10_000)}}]`,
    });
    assert.equal(record.changes[0]?.name, 'P');
  });

  test('a circle is kept, without raw text and saying so', () => {
    const raw: Record<string, unknown> = { activityDateTime: time, id: 'a' };
    raw.self = raw;
    assert.deepEqual([read(raw).raw, read(raw).unreadable], ['', ['raw']]);
  });

  test('a megabyte of text is kept whole', () => {
    assert.equal(read({ activityDateTime: time, ResultDescription: 'x'.repeat(1_000_000) }).reason?.length, 1_000_000);
  });

  test('lone surrogates and control characters are kept as they are', () => {
    assert.equal(read({ activityDateTime: time, sourceIdentity: { id: '\ud800\u0007' } }).object, '\ud800\u0007');
  });

  test('keys such as __proto__ are keys, and change nothing else', () => {
    const text = `{"activityDateTime":"${time}","__proto__":{"polluted":1},"sourceIdentity":{"id":"s","details":{"__proto__":"x","constructor":"y"}}}`;
    assert.deepEqual(read(JSON.parse(text)).sourceDetails, [['__proto__', 'x'], ['constructor', 'y']]); // prettier-ignore
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
