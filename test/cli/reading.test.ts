import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { Reading } from '../../src/cli/reading.js';
import { servedSource } from '../../src/cli/served-source.js';
import { SourceError } from '../../src/model/source-error.js';
import { createSyncHandler } from '../../src/server/index.js';
import { httpSource, type LogFile } from '../../src/sources/index.js';

const record = (id: string) => ({ id, activityDateTime: '2026-09-01T06:14:07Z', provisioningAction: 'create' });
const about = { kind: 'about', filter: { direction: 'all' } } as const;

/** A file that goes on only when it is told to. */
function heldFile(name: string) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const give = (id: string) => writer.write(new TextEncoder().encode(`${JSON.stringify(record(id))}\n`));
  const slice = () => ({ arrayBuffer: () => Promise.reject(new Error('not read again')) });
  const file: LogFile = { name, size: 200, stream: () => readable, slice };
  return { file, give, end: () => writer.close() };
}

/** The reading as a page asks it. */
function pageOf(reading: Reading) {
  const handler = createSyncHandler(servedSource(reading.source), {
    authorize: () => ({}),
    defaultRange: 'all',
    maxRange: null,
    maxAge: null,
  });
  const ask = (url: RequestInfo | URL, init?: RequestInit) => handler(new Request(url, init));
  return httpSource('http://127.0.0.1/questions', { fetch: ask });
}

describe('the reading of files', () => {
  let reading: Reading;
  afterEach(() => reading.close());

  test('lets the page be answered from what is there, says that more is to come, and when it has come', async () => {
    const held = heldFile('held.ndjson');
    reading = new Reading([new File([JSON.stringify([record('a')])], 'a.json'), held.file], []);
    const page = pageOf(reading);
    const { value, partial } = await page.query(about);
    assert.deepEqual([value.events, partial?.reason, reading.state.isDone], [1, 'loading', false]);
    const before = reading.state.revision;
    await held.give('b');
    await held.end();
    await reading.done;
    assert.deepEqual([(await page.query(about)).value.events, (await page.query(about)).partial], [2, undefined]);
    const { isDone, fraction, records, revision } = reading.state;
    assert.deepEqual([isDone, fraction, records, revision > before], [true, 1, 2, true]);
  });

  test('counts duplicates and what is unreadable, and names what was left out', async () => {
    const left = new SourceError('unreachable', 'b.json may not be read by you. Ask for the right to, or copy it.');
    const files = [new File([JSON.stringify([record('a'), record('a'), 7])], 'a.json'), new File(['no'], 'c.json')];
    reading = new Reading(files, [left]);
    await reading.done;
    const { records, duplicates, broken, failure, lacks } = reading.state;
    assert.deepEqual([records, duplicates, broken, failure], [1, 1, 2, null]);
    assert.match(lacks, /^b\.json may not be read by you\..* c\.json is not JSON/);
  });

  test('fails, and never says that there are no records, where nothing can be read', async () => {
    reading = new Reading([new File(['no'], 'c.json')], []);
    await reading.done;
    assert.match(reading.state.failure ?? '', /^c\.json is not JSON/);
  });

  test('tells the page in the source’s own words why an event cannot be shown', async () => {
    const held = heldFile('held.ndjson');
    reading = new Reading([held.file], []);
    await held.give('a');
    await held.end();
    await reading.done;
    await assert.rejects(pageOf(reading).query({ kind: 'record', id: 'a' }), {
      reason: 'unreachable',
      message: /^held\.ndjson was changed or moved since it was read/,
    });
  });
});
