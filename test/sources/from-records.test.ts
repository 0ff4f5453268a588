import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  fromRecords,
  memorySource,
  responseError,
  SourceError,
  type CanonicalRecord,
  type FromRecordsOptions,
  type LoadRecords,
  type LoadRequest,
  type SyncDataSource,
} from '../../src/sources/index.js';
import type { SyncFilter } from '../../src/model/filter.js';
import { pause } from '../../src/sources/memory/slices.js';

const NOW = Date.parse('2026-09-10T12:03:00Z');
const record = (id: string, time: string) => ({ id, time, action: 'create', status: 'success' });
const records = [record('a', '2026-09-01T06:14:07Z'), record('b', '2026-09-09T06:14:07Z')];
const about = (filter: SyncFilter = {}) => ({ kind: 'about', filter: { direction: 'all', ...filter } }) as const;
const day = (from: number, to = from + 1): SyncFilter => ({
  range: { from: `2026-09-${String(from).padStart(2, '0')}`, to: `2026-09-${String(to).padStart(2, '0')}` },
});

/** A source that notes what its load function was asked for. */
function watched(load: LoadRecords = () => records, options: FromRecordsOptions = {}) {
  const requests: LoadRequest[] = [];
  const source = fromRecords(
    (request) => {
      requests.push(request);
      return load(request);
    },
    { now: () => NOW, ...options },
  );
  return { source, requests, spans: () => requests.map(({ from, to }) => [from, to]) };
}

describe('load is called', () => {
  test('with null for all', async () => {
    const { source, spans } = watched();
    await source.query(about());
    assert.deepEqual(spans(), [[null, null]]);
  });

  test('with the range as UTC text, the last hours ending at the rounded now', async () => {
    const { source, spans } = watched();
    await source.query(about({ range: { last: 'PT48H' } }));
    assert.deepEqual(spans(), [['2026-09-08T12:00:00.0000000Z', '2026-09-10T12:00:00.0000000Z']]);
  });

  test('with the default range where a question names none', async () => {
    const { source, spans } = watched(undefined, { defaultRange: { last: 'P1D' } });
    assert.equal((await source.query(about())).value.events, 0);
    assert.equal((await source.query(about({ range: 'all' }))).value.events, 2);
    assert.deepEqual(spans(), [['2026-09-09T12:00:00.0000000Z', '2026-09-10T12:00:00.0000000Z'], [null, null]]); // prettier-ignore
  });

  test('once for equal ranges asked at once', async () => {
    const { source, requests } = watched(() => Promise.resolve(records));
    await Promise.all([
      source.query(about(day(1))),
      source.query(about(day(1))),
      source.query({ kind: 'records', filter: day(1) }),
    ]);
    assert.equal(requests.length, 1);
  });

  test('not again for a range inside one loaded', async () => {
    const { source, requests } = watched();
    await source.query(about(day(1, 20)));
    assert.deepEqual([(await source.query(about(day(9)))).value.events, requests.length], [1, 1]);
  });

  test('again for a range that sticks out', async () => {
    const { source, requests } = watched();
    await source.query(about(day(2, 5)));
    await source.query(about(day(1, 5)));
    assert.equal(requests.length, 2);
  });

  test('again when the records are older than maxAge', async () => {
    let now = NOW;
    const { source, requests } = watched(undefined, { now: () => now, maxAge: 60_000 });
    await source.query(about());
    now += 59_999;
    await source.query(about());
    assert.equal(requests.length, 1);
    now += 1;
    await source.query(about());
    assert.equal(requests.length, 2);
  });

  test('again after refresh, which tells those who watch', async () => {
    const { source, requests } = watched();
    await source.query(about());
    let told = 0;
    const stop = source.watch(() => (told += 1));
    source.refresh();
    stop();
    source.refresh();
    await source.query(about());
    assert.deepEqual([told, requests.length], [1, 2]);
  });
});

describe('a record by its id', () => {
  test('is loaded again when it is older than maxAge', async () => {
    let now = NOW;
    const { source, requests } = watched(undefined, { now: () => now, maxAge: 60_000 });
    await source.query({ kind: 'record', id: 'a' });
    now += 60_000;
    await source.query({ kind: 'record', id: 'a' });
    assert.equal(requests.length, 2);
  });

  test('is looked for in what is loaded first', async () => {
    const { source, requests } = watched();
    await source.query(about());
    assert.equal((await source.query({ kind: 'record', id: 'b' })).value?.id, 'b');
    assert.equal(requests.length, 1);
  });

  test('that may not be seen costs the loads of one that is not there', async () => {
    const { source, spans } = watched();
    const ask = async (id: string) => {
      source.refresh();
      await source.query(about(day(1, 20)));
      const before = spans().length;
      const filter = { within: { status: ['failure'] } };
      assert.equal((await source.query({ kind: 'record', id, filter })).value, null);
      return spans().slice(before);
    };
    assert.deepEqual([await ask('a'), await ask('nobody')], [[[null, null]], [[null, null]]]);
  });

  test('opened among many, drives out nothing that panels ask for', async () => {
    const { source, requests } = watched();
    await source.query(about(day(1, 20)));
    for (const month of [1, 2, 3, 4, 5, 6, 7]) {
      await source.query({ kind: 'record', id: 'nobody', time: `2026-0${month}-01T00:00:00.0000000Z` });
    }
    await source.query(about(day(1, 20)));
    assert.equal(requests.length, 8);
    await source.query({ kind: 'record', id: 'nobody', time: '2026-07-01T00:00:00.0000000Z' });
    assert.equal(requests.length, 8, 'the latest are kept, too');
    await source.query({ kind: 'record', id: 'nobody', time: '2026-01-01T00:00:00.0000000Z' });
    assert.equal(requests.length, 9, 'but not all');
  });

  test('is else loaded by its time', async () => {
    const { source, spans } = watched();
    assert.equal(
      (await source.query({ kind: 'record', id: 'a', time: '2026-09-01T06:14:07.0000000Z' })).value?.id,
      'a',
    );
    assert.deepEqual(spans(), [['2026-09-01T06:10:00.0000000Z', '2026-09-01T06:15:00.0000000Z']]);
  });
});

describe('aborting', () => {
  const never = () => new Promise<never>(() => undefined);

  test('ends the waiting at once, also where load ignores its signal', async () => {
    const abort = new AbortController();
    const outcome = watched(never).source.query(about(), { signal: abort.signal });
    abort.abort('changed');
    await assert.rejects(outcome, (reason) => reason === 'changed');
  });

  test('by all who ask aborts the load, by one of them does not', async () => {
    const { source, requests } = watched(never);
    const [one, two] = [new AbortController(), new AbortController()];
    const outcomes = [source.query(about(), { signal: one.signal }), source.query(about(), { signal: two.signal })];
    one.abort();
    await assert.rejects(outcomes[0]!);
    await turn();
    assert.equal(requests[0]!.signal.aborted, false);
    two.abort();
    await assert.rejects(outcomes[1]!);
    await turn();
    assert.equal(requests[0]!.signal.aborted, true);
  });

  test('and asking again at once joins the load under way', async () => {
    const { source, requests } = watched(async () => (await turn(), records));
    const abort = new AbortController();
    const outcome = source.query(about(), { signal: abort.signal });
    abort.abort();
    const next = source.query(about());
    await assert.rejects(outcome);
    assert.deepEqual([(await next).value.events, requests.length], [2, 1]);
  });

  test('is forgotten: who asks later gets a load of its own, and a late result changes nothing', async () => {
    let give: (list: unknown[]) => void = () => undefined;
    let calls = 0;
    const { source } = watched(() => (++calls === 1 ? new Promise((resolve) => (give = resolve)) : records));
    const abort = new AbortController();
    const outcome = source.query(about(), { signal: abort.signal });
    abort.abort();
    await assert.rejects(outcome);
    await turn();
    assert.equal((await source.query(about())).value.events, 2);
    give([record('late', '2026-09-02T00:00:00Z')]);
    await turn();
    assert.equal((await source.query(about())).value.events, 2);
  });

  test('closing aborts the load and fails who waits as closed', async () => {
    const { source, requests } = watched(never);
    const outcome = source.query(about());
    await Promise.resolve();
    source.close();
    await assert.rejects(outcome, { reason: 'closed' });
    assert.equal(requests[0]!.signal.aborted, true);
  });
});

describe('a load that misbehaves fails as a SourceError', () => {
  const loads: [how: string, load: () => unknown, expected: { reason: string; message: RegExp }][] = [
    ['throws', throwing(new Error('boom')), { reason: 'invalid-data', message: /boom/ }],
    ['throws no error', throwing('words'), { reason: 'invalid-data', message: /failed without saying why/ }],
    ['throws null', throwing(null), { reason: 'invalid-data', message: /failed without saying why/ }],
    ['rejects', () => Promise.reject(new Error('boom')), { reason: 'invalid-data', message: /boom/ }],
    ['throws a SourceError', throwing(new SourceError('forbidden', 'No role.')), { reason: 'forbidden', message: /^No role\.$/ }],
    ['fails midway', function* () { yield records[0]; throw new Error('midway'); }, { reason: 'invalid-data', message: /midway/ }],
    ['fails midway later', async function* () { yield records[0]; await turn(); throw new Error('midway'); }, { reason: 'invalid-data', message: /midway/ }],
    ['could not reach its service (Chrome)', throwing(new TypeError('Failed to fetch')), { reason: 'unreachable', message: /could not be reached/ }],
    ['could not reach its service (Firefox)', throwing(new TypeError('NetworkError when attempting to fetch resource.')), { reason: 'unreachable', message: /could not be reached/ }],
    ['could not reach its service (Safari)', throwing(new TypeError('Load failed')), { reason: 'unreachable', message: /could not be reached/ }],
    ['could not reach its service (Node)', () => fetch('http://127.0.0.1:1'), { reason: 'unreachable', message: /could not be reached/ }],
    ['has a mistake of its own', throwing(new TypeError('x is not a function')), { reason: 'invalid-data', message: /^x is not a function$/ }],
    ['gives up waiting itself', throwing(new DOMException('Late.', 'TimeoutError')), { reason: 'timeout', message: /did not answer in time/ }],
    ['gets a web page instead of JSON', () => new Response('<!doctype html>').json(), { reason: 'invalid-data', message: /answered with something that is not JSON \(a sign-in page\?\)/ }],
    ['gets an answer without a body', () => new Response('').json(), { reason: 'invalid-data', message: /not JSON/ }],
    ['returns nothing', () => undefined, { reason: 'invalid-data', message: /returned nothing, expected a list of records/ }],
    ['returns text', () => 'text', { reason: 'invalid-data', message: /returned a string/ }],
    ['returns an object', () => ({ value: [] }), { reason: 'invalid-data', message: /keys value; if one of them holds the list/ }],
  ]; // prettier-ignore
  for (const [how, load, { reason, message }] of loads) {
    test(`that ${how}`, async () => {
      await assert.rejects(watched(load as LoadRecords).source.query(about()), {
        name: 'SourceError',
        reason,
        message,
      });
    });
  }

  test('and is not remembered: the next question loads again', async () => {
    let calls = 0;
    const { source } = watched(() => (++calls === 1 ? Promise.reject(new Error('asleep')) : records));
    await assert.rejects(source.query(about()), { message: 'asleep' });
    assert.equal((await source.query(about())).value.events, 2);
  });

  test('a question that is not valid fails without a load', async () => {
    const { source, requests } = watched();
    await assert.rejects(source.query(about({ range: { last: 'soon' } })), { reason: 'bad-query' });
    assert.equal(requests.length, 0);
  });
});

describe('an answer that is not ok', () => {
  const reasons: [status: number, reason: string][] = [
    [400, 'bad-query'], [401, 'unauthorised'], [403, 'forbidden'], [404, 'unreachable'], [408, 'timeout'], [413, 'bad-query'],
    [429, 'throttled'], [500, 'unreachable'], [503, 'unreachable'], [504, 'timeout'], [304, 'invalid-data'],
  ]; // prettier-ignore
  for (const [status, reason] of reasons) {
    test(`of status ${status} is ${reason}, and the sentence names the status`, async () => {
      const load = throwing(responseError(new Response(null, { status })));
      await assert.rejects(watched(load).source.query(about()), {
        name: 'SourceError',
        reason,
        message: new RegExp(`^The log service answered with status ${status}: [^.]+\\.$`),
      });
    });
  }
});

test('a wrapper hands on range and patience, whether its source has them or not', () => {
  const wrapped = (source: SyncDataSource): SyncDataSource => ({
    supports: (question) => source.supports(question),
    query: (question, options) => source.query(question, options),
    defaultRange: source.defaultRange,
    patience: source.patience,
  });
  assert.equal(wrapped(memorySource([])).patience, undefined);
  assert.deepEqual(wrapped(watched(undefined, { defaultRange: { last: 'P14D' } }).source).defaultRange, {
    last: 'P14D',
  });
});

test('records instead of a function are refused at once', () => {
  assert.throws(
    () => fromRecords(records as never),
    /expects a function that returns records.*memorySource\(records\)/,
  );
});

test('whole pages yielded as if they were records are broken, and the reason says how to yield', async () => {
  const { source } = watched(function* () {
    yield records;
  });
  const { broken } = (await source.query(about())).value;
  assert.deepEqual([broken?.count, broken?.samples[0]?.index], [1, 0]);
  assert.match(broken?.samples[0]?.reason ?? '', /^The record is a list.*yield\* page/);
});

test('a canonical record may have any part of a detail, and as its time what JavaScript has', async () => {
  const canonical: CanonicalRecord = {
    id: 'a',
    time: new Date('2026-09-01T06:14:07Z'),
    jobId: 'AD2AADProvisioning.contoso',
    source: { name: 'Mei', upn: undefined },
    steps: [{ name: 'EntryExportUpdate', details: [['key', 'value']] }],
    errorInfo: { category: 'nonServiceFailure' },
  };
  const { value } = await watched(() => [canonical]).source.query({ kind: 'record', id: 'a' });
  assert.equal(value?.time, '2026-09-01T06:14:07.0000000Z');
  assert.equal(value?.direction, 'ad-to-entra');
  assert.deepEqual(value?.steps[0]?.details, [['key', 'value']]);
  assert.equal(value?.errorInfo.category, 'nonServiceFailure');
});

test('progress is what load says, else the records read', async () => {
  const told: unknown[] = [];
  const onProgress = (progress: unknown) => told.push(progress);
  await watched(({ onProgress: tell }) => (tell({ records: 5, fraction: 0.5 }), records)).source.query(about(), {
    onProgress,
  });
  await watched(async () => (await turn(), records)).source.query(about(), { onProgress });
  assert.deepEqual(told[0], { records: 5, fraction: 0.5 });
  assert.deepEqual(told.at(-1), { records: 2, fraction: null });
});

/** Lets everything that waits for its turn have it. */
async function turn(): Promise<void> {
  await pause();
  await pause();
}

function throwing(thrown: unknown): () => never {
  return () => {
    throw thrown;
  };
}
