import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileSource, memorySource, type SyncDataSource } from '../../../src/sources/index.js';
import { LocalWorker, servedWorker } from './line.js';

const about = { kind: 'about', filter: { direction: 'all' } } as const;
const record = (id: string) => ({ id, activityDateTime: '2026-09-01T06:14:07Z', provisioningAction: 'create' });
const files = () => [new File([JSON.stringify([record('a'), record('b')])], 'log.json')];

const answering = () => servedWorker(() => memorySource([record('a')]));
const dying = () => {
  const worker = new LocalWorker();
  queueMicrotask(() => worker.fail('Failed to load script'));
  return worker;
};

async function seen(source: SyncDataSource) {
  const { value } = await source.query(about);
  return { events: value.events, thread: value.thread };
}

describe('files are read', () => {
  test('in the worker that the host makes, and about says so', async () => {
    const source = fileSource(files(), { workerFactory: () => answering().asWorker() });
    assert.deepEqual(await seen(source), { events: 1, thread: 'worker' });
  });

  for (const [what, workerFactory] of [
    ['cannot be made', () => assert.fail('refused')],
    ['cannot be loaded', () => dying().asWorker()],
  ] as const) {
    test(`in the caller’s thread where the worker ${what}; no question is lost`, async () => {
      const source = fileSource(files(), { workerFactory });
      const asked = [seen(source), seen(source)];
      assert.deepEqual(await Promise.all(asked), Array(2).fill({ events: 2, thread: undefined }));
    });
  }

  test('in the caller’s thread where the worker never says anything', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const worker = new LocalWorker();
    const asked = seen(fileSource(files(), { workerFactory: () => worker.asWorker() }));
    t.mock.timers.tick(5000);
    assert.deepEqual(await asked, { events: 2, thread: undefined });
    assert.equal(worker.isTerminated, true);
  });

  test('in the caller’s thread where the host wants no worker', async () => {
    const workerFactory = () => assert.fail('a worker was made');
    assert.equal((await seen(fileSource(files(), { worker: false, workerFactory }))).events, 2);
  });

  test('in the caller’s thread where one is no File of a page', async () => {
    const [file] = files();
    const { name, size } = file!;
    const like = {
      name,
      size,
      text: () => file!.text(),
      stream: () => file!.stream(),
      slice: (start: number, end: number) => file!.slice(start, end),
    };
    const workerFactory = () => assert.fail('a worker was made');
    assert.equal((await seen(fileSource([like], { workerFactory }))).events, 2);
  });
});

describe('a source over files', () => {
  test('that is closed ends its worker, also one that comes up later', async () => {
    const [early, late] = [answering(), answering()];
    const source = fileSource(files(), { workerFactory: () => early.asWorker() });
    await source.query(about);
    source.close?.();
    const other = fileSource(files(), { workerFactory: () => late.asWorker() });
    const asked = other.query(about);
    other.close?.();
    await assert.rejects(asked, { reason: 'closed' });
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.deepEqual([early.isTerminated, late.isTerminated], [true, true]);
  });

  test('whose signal is aborted while the worker comes up reads nowhere', async () => {
    const stop = new AbortController();
    const worker = new LocalWorker();
    const source = fileSource(files(), { workerFactory: () => worker.asWorker(), signal: stop.signal });
    const asked = source.query(about);
    stop.abort('enough');
    for (const question of [asked, source.query(about)])
      await assert.rejects(question, (reason) => reason === 'enough');
    assert.equal(worker.isTerminated, true);
  });

  test('hands on news of the worker', async () => {
    let more = (): void => undefined;
    const inner: SyncDataSource = Object.assign(memorySource([record('a')]), {
      watch: (listener: () => void) => ((more = listener), () => undefined),
    });
    const source = fileSource(files(), { workerFactory: () => servedWorker(() => inner).asWorker() });
    const news = new Promise<void>((resolve) => void source.watch?.(resolve));
    await source.query(about);
    more();
    await news;
  });
});
