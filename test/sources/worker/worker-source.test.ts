import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import fc from 'fast-check';
import { SourceError, type SyncDataSource, type SyncProgress } from '../../../src/sources/index.js';
import { PROTOCOL } from '../../../src/sources/worker/protocol.js';
import { WorkerSource, type Opening } from '../../../src/sources/worker/worker-source.js';
import { LocalWorker, servedWorker } from './line.js';

const nothing: Opening = { files: [], options: {} };
const record = (id: string) => ({ kind: 'record', id }) as const;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A source that answers a record's question with its id. Held ones are answered by nobody. */
function echo(parts: Partial<SyncDataSource> = {}): SyncDataSource {
  return { supports: () => true, query: (question) => Promise.resolve({ value: question as never }), ...parts };
}

const silent = (): Promise<never> => new Promise(() => undefined);

async function served(source: SyncDataSource, options = {}) {
  const worker = servedWorker(() => source);
  const page = new WorkerSource(worker, nothing, options);
  await page.ready;
  return { page, worker };
}

describe('a worker that answers', () => {
  test('gets the files, how to read them, and the page’s time with each question', async () => {
    const clock = [5, 6, 7];
    const asked: number[] = [];
    let opened: unknown;
    const worker = servedWorker((files, { now, signal: _signal, onProgress: _progress, ...rest }) => {
      opened = { files, rest };
      return echo({ query: () => Promise.resolve({ value: asked.push(now!()) as never }) });
    });
    const file = new File(['[]'], 'a.json');
    const opening = { files: [{ file, path: 'logs/a.json' }], options: { headings: { id: 'Key' } } };
    const page = new WorkerSource(worker, opening, { now: () => clock.shift()! });
    await page.ready;
    await page.query(record('a'));
    await page.query(record('b'));
    assert.deepEqual([opened, asked], [{ files: [file], rest: { headings: { id: 'Key' } } }, [6, 7]]);
    assert.equal(file.webkitRelativePath, 'logs/a.json');
  });

  test('fails with reason, sentence and time to try again', async () => {
    const thrown = new SourceError('throttled', 'Wait a little.', { retryAt: 99 });
    const { page } = await served(echo({ query: () => Promise.reject(thrown) }));
    const failure = { name: 'SourceError', reason: 'throttled', message: 'Wait a little.', retryAt: 99 };
    await assert.rejects(page.query(record('a')), failure);
  });

  test('that throws anything else fails as invalid-data', async () => {
    const { page } = await served(echo({ query: () => Promise.reject(new Error('oops')) }));
    await assert.rejects(page.query(record('a')), { name: 'SourceError', reason: 'invalid-data', message: 'oops' });
  });

  test('whose answer cannot cross fails that question alone', async () => {
    const query = (question: unknown) =>
      Promise.resolve({ value: (question as { id: string }).id === 'bad' ? () => 0 : 1 });
    const { page } = await served(echo({ query: query as never }));
    await assert.rejects(page.query(record('bad')), { name: 'SourceError' });
    assert.deepEqual(await page.query(record('good')), { value: 1 });
  });

  test('is asked reactive objects by their values', async () => {
    const { page } = await served(echo());
    assert.deepEqual(await page.query(new Proxy(record('a'), {})), { value: { kind: 'record', id: 'a' } });
  });

  test('tells who watches that there is more, until they stop', async () => {
    let more = (): void => undefined;
    const watch = (listener: () => void) => ((more = listener), () => undefined);
    const { page } = await served(echo({ watch }));
    const heard: string[] = [];
    const stop = page.watch(() => heard.push('one'));
    page.watch(() => heard.push('other'));
    more();
    await settled();
    stop();
    more();
    await settled();
    assert.deepEqual(heard, ['one', 'other', 'other']);
  });
});

describe('progress', () => {
  test('reaches the question that asked for it and the source, ten times a second at most', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let tell!: (progress: SyncProgress) => void;
    let tellSource!: (progress: SyncProgress) => void;
    const worker = servedWorker((_files, { onProgress }) => {
      tellSource = onProgress!;
      return echo({ query: (_question, options) => ((tell = options!.onProgress!), silent()) });
    });
    const [ofQuestion, ofSource]: [number[], number[]] = [[], []];
    const page = new WorkerSource(worker, nothing, { onProgress: ({ records }) => ofSource.push(records) });
    await page.ready;
    void page.query(record('a'), { onProgress: ({ records }) => ofQuestion.push(records) });
    await settled();
    for (const records of [1, 2, 3]) tell({ records, fraction: null });
    for (const records of [4, 5, 6]) tellSource({ records, fraction: null });
    await settled();
    assert.deepEqual([ofQuestion, ofSource], [[1], [4]]);
    t.mock.timers.tick(100);
    await settled();
    assert.deepEqual(
      [ofQuestion, ofSource],
      [
        [1, 3],
        [4, 6],
      ],
    );
  });

  test('of a question that is over is not sent any more', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const heard: number[] = [];
    const query: SyncDataSource['query'] = (_question, options) => {
      for (const records of [1, 2]) options!.onProgress!({ records, fraction: null });
      return Promise.resolve({ value: null as never });
    };
    const { page } = await served(echo({ query }));
    await page.query(record('a'), { onProgress: ({ records }) => heard.push(records) });
    t.mock.timers.tick(100);
    await settled();
    assert.deepEqual(heard, [1]);
  });
});

describe('a question that is given up', () => {
  test('rejects at once with its signal’s reason, and the worker gives it up too', async () => {
    let inWorker: AbortSignal | undefined;
    const { page } = await served(echo({ query: (_question, options) => ((inWorker = options!.signal), silent()) }));
    const abort = new AbortController();
    const asked = page.query(record('a'), { signal: abort.signal });
    await settled();
    abort.abort('changed');
    await assert.rejects(asked, (reason) => reason === 'changed');
    await settled();
    assert.equal(inWorker?.aborted, true);
  });

  test('is told to the worker only if it was under way', async () => {
    const { page, worker } = await served(echo());
    const abort = new AbortController();
    await page.query(record('a'), { signal: abort.signal });
    abort.abort();
    await settled();
    assert.deepEqual(
      worker.told.map(({ type }) => type),
      ['open', 'query'],
    );
  });

  test('gets no late answer, whatever the worker sends', async () => {
    const worker = new LocalWorker();
    const page = new WorkerSource(worker, nothing);
    worker.tell({ type: 'ready', protocol: PROTOCOL });
    await page.ready;
    const abort = new AbortController();
    const [given, kept] = [page.query(record('a'), { signal: abort.signal }), page.query(record('b'))];
    abort.abort('gone');
    await assert.rejects(given, (reason) => reason === 'gone');
    for (const id of [1, 7, 2, 2]) worker.tell({ type: 'answer', id, result: { value: id } });
    assert.deepEqual(await kept, { value: 2 });
  });

  test('is not answered by the worker any more, even where its source ignores the signal', async () => {
    let release!: (value: never) => void;
    const { page, worker } = await served(echo({ query: () => new Promise((resolve) => (release = resolve)) }));
    const told = mock.fn();
    worker.addEventListener('message', told);
    const abort = new AbortController();
    const asked = page.query(record('a'), { signal: abort.signal });
    await settled();
    abort.abort('changed');
    await assert.rejects(asked);
    await settled();
    release({ value: 'late' } as never);
    await settled();
    assert.equal(told.mock.callCount(), 0);
  });

  test('never mixes with others: 1,000 orders of questions, aborts and answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }), async (s, aborted) => {
        const source = echo({
          query: async (question) => {
            await s.schedule(Promise.resolve(), 'work');
            return { value: (question as { id: string }).id as never };
          },
        });
        const lines = { page: [] as (() => void)[], worker: [] as (() => void)[] };
        const worker = servedWorker(
          () => source,
          (deliver, to) => {
            lines[to].push(deliver);
            void s.schedule(Promise.resolve(), `to ${to}`).then(() => lines[to].shift()!());
          },
        );
        const page = new WorkerSource(worker, nothing);
        await s.waitFor(page.ready);
        const outcomes = aborted.map(async (isAborted, index) => {
          const abort = new AbortController();
          if (isAborted) void s.schedule(Promise.resolve(), 'abort').then(() => abort.abort(`aborted ${index}`));
          const answer = page.query(record(`r${index}`), { signal: abort.signal });
          const outcome = await answer.then(
            ({ value }) => value as unknown,
            (reason: unknown) => reason,
          );
          return [`r${index}`, ...(isAborted ? [`aborted ${index}`] : [])].includes(outcome as string);
        });
        assert.ok((await s.waitFor(Promise.all(outcomes))).every(Boolean));
        page.close();
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});

describe('a worker that breaks', () => {
  test('fails waiting and later questions as unreachable, and is ended', async () => {
    const { page, worker } = await served(echo({ query: silent }));
    const waiting = [page.query(record('a')), page.query(record('b'))];
    worker.fail('Uncaught RangeError: Array buffer allocation failed');
    const failure = {
      name: 'SourceError',
      reason: 'unreachable',
      message:
        'The worker that reads the files has stopped (Uncaught RangeError: Array buffer allocation failed). Open the files again.',
    };
    for (const asked of [...waiting, page.query(record('c'))]) await assert.rejects(asked, failure);
    assert.equal(worker.isTerminated, true);
  });

  test('by a message that cannot be read fails its questions too', async () => {
    const { page, worker } = await served(echo({ query: silent }));
    const waiting = page.query(record('a'));
    worker.dispatchEvent(new Event('messageerror'));
    await assert.rejects(waiting, { reason: 'unreachable', message: /a message could not be read/ });
  });
});

describe('a worker that does not come up', () => {
  test('for its script’s sake is ended, and its error is not the page’s', async () => {
    const worker = new LocalWorker();
    const page = new WorkerSource(worker, nothing);
    const error = Object.assign(new Event('error', { cancelable: true }), { message: undefined });
    worker.dispatchEvent(error);
    await assert.rejects(page.ready, {
      reason: 'unreachable',
      message: /^The worker that reads the files has stopped\. /,
    });
    assert.deepEqual([worker.isTerminated, error.defaultPrevented], [true, true]);
  });

  test('within five seconds is ended', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const worker = new LocalWorker();
    const page = new WorkerSource(worker, nothing);
    t.mock.timers.tick(4999);
    assert.equal(worker.isTerminated, false);
    t.mock.timers.tick(1);
    await assert.rejects(page.ready, { reason: 'unreachable' });
    assert.equal(worker.isTerminated, true);
  });

  test('because it is of another version is ended; what it says before is not heard', async () => {
    const worker = new LocalWorker();
    const page = new WorkerSource(worker, nothing);
    for (const message of [null, 'hello', { type: 'more' }]) worker.tell(message);
    worker.tell({ type: 'ready', protocol: PROTOCOL + 1 });
    await assert.rejects(page.ready, { message: /another version/ });
    assert.equal(worker.isTerminated, true);
  });

  test('because it serves another source already says nothing', async () => {
    const { worker } = await served(echo());
    const told = mock.fn();
    worker.addEventListener('message', told);
    worker.postMessage({ type: 'open', files: [], options: {}, now: 0 });
    await settled();
    assert.equal(told.mock.callCount(), 0);
  });
});

describe('the signal of the source', () => {
  /** A source that keeps to the signal that it is opened with. */
  function stoppable() {
    return servedWorker((_files, { signal }) =>
      echo({
        query: () =>
          new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error))),
      }),
    );
  }

  test('stops the worker’s reading: questions fail with its own reason', async () => {
    const stop = new AbortController();
    const page = new WorkerSource(stoppable(), nothing, { signal: stop.signal });
    await page.ready;
    const asked = page.query(record('a'));
    stop.abort('enough');
    await assert.rejects(asked, (reason) => reason === 'enough');
  });

  test('ends a worker that is not up yet', async () => {
    const worker = new LocalWorker();
    const page = new WorkerSource(worker, nothing, { signal: AbortSignal.abort('never') });
    await assert.rejects(page.ready, (reason) => reason === 'never');
    assert.equal(worker.isTerminated, true);
  });

  test('is let go when the source is closed', async () => {
    const stop = new AbortController();
    const worker = stoppable();
    const page = new WorkerSource(worker, nothing, { signal: stop.signal });
    await page.ready;
    page.close();
    stop.abort();
    await assert.rejects(page.query(record('a')), { reason: 'closed' });
    assert.deepEqual([worker.told.at(-1), worker.isTerminated], [{ type: 'close' }, true]);
  });
});
