import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import type { AboutQuestion, Summary, SummaryQuestion, SyncQuestion, SyncResult } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import { Asker, askerFor } from '../../src/panel/asker.js';
import type { QueryOptions, SyncDataSource } from '../../src/sources/data-source.js';

const summary = (...by: ('action' | 'status' | 'type')[]): SummaryQuestion => ({
  kind: 'summary',
  filter: {},
  zone: 'UTC',
  groupings: by.map((dimension) => ({ by: [dimension] })),
});
const about: AboutQuestion = { kind: 'about', filter: {} };
const tables = (question: SyncQuestion) => ({
  tables: (question as SummaryQuestion).groupings.map(({ by }) => ({
    rows: [
      {
        key: [...by],
        events: 1,
        objects: 1,
        firstSeen: '2026-09-01T06:00:00.0000000Z',
        lastSeen: '2026-09-01T06:00:00.0000000Z',
      },
    ],
    other: [],
    otherValues: 0,
    next: null,
    bins: null,
  })),
});

function recording(answer: (question: SyncQuestion, options: QueryOptions) => Promise<unknown>) {
  const asked: SyncQuestion[] = [];
  const signals: AbortSignal[] = [];
  const source: SyncDataSource = {
    supports: () => true,
    query: (question, options = {}) => {
      asked.push(question);
      signals.push(options.signal!);
      return answer(question, options) as Promise<SyncResult<never>>;
    },
  };
  return { asker: new Asker(source), asked, signals };
}
const answering = () => recording((question) => Promise.resolve({ value: tables(question) }));
const never = () =>
  recording(
    (_question, { signal }) =>
      new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error))),
  );
const keys = (result: SyncResult<Summary>) => result.value.tables.map(({ rows }) => rows[0]!.key[0]);

describe('questions to one source', () => {
  test('summaries of one microtask with one filter are one question, and each asker gets its own tables', async () => {
    const { asker, asked } = answering();
    const answers = await Promise.all([
      asker.ask(summary('action')),
      asker.ask(summary('status', 'action')),
      asker.ask(summary('type')),
    ]);
    assert.equal(asked.length, 1);
    assert.deepEqual(answers.map(keys), [['action'], ['status', 'action'], ['type']]);
  });

  test('one who leaves does not cancel the others; when all have left the question is cancelled', async () => {
    const { asker, signals } = never();
    const [first, second] = [new AbortController(), new AbortController()];
    const one = asker.ask(about, { signal: first.signal });
    const two = asker.ask(about, { signal: second.signal });
    await Promise.resolve();
    first.abort(new Error('first left'));
    await assert.rejects(one, /first left/);
    assert.equal(signals[0]!.aborted, false);
    second.abort(new Error('second left'));
    await assert.rejects(two, /second left/);
    assert.equal(signals[0]!.aborted, true);
  });

  test('one aborted before it is asked never reaches the source', async () => {
    const { asker, asked } = answering();
    await assert.rejects(asker.ask(about, { signal: AbortSignal.abort(new Error('gone')) }), /gone/);
    assert.deepEqual(asked, []);
  });

  test('a source that throws, returns nothing or does not support the kind is a SourceError', async () => {
    const throwing = recording(() => {
      throw new Error('broken');
    });
    await assert.rejects(throwing.asker.ask(about), { name: 'SourceError', reason: 'invalid-data', message: 'broken' });
    await assert.rejects(recording(() => Promise.resolve(undefined)).asker.ask(about), { reason: 'invalid-data' });
    const unsupporting = new Asker({ supports: () => false, query: () => Promise.reject(new Error('not asked')) });
    await assert.rejects(unsupporting.ask(about), { reason: 'unsupported' });
  });

  test('a merged question that fails fails for all its askers, with the reason', async () => {
    const { asker } = recording(() => Promise.reject(new SourceError('throttled', 'Wait.')));
    const answers = await Promise.allSettled([asker.ask(summary('action')), asker.ask(summary('status'))]);
    assert.deepEqual(
      answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as SourceError).reason : 'answered')),
      ['throttled', 'throttled'],
    );
  });

  test('where one of merged questions is refused as wrong, the others are asked again without it', async () => {
    const { asker } = recording((question) =>
      JSON.stringify(question).includes('"top":0')
        ? Promise.reject(new SourceError('bad-query', 'top has to be 1 or more.'))
        : Promise.resolve({ value: tables(question) }),
    );
    const wrong = { ...summary(), groupings: [{ by: ['type'], top: 0 }] } as SummaryQuestion;
    const [right, refused] = await Promise.allSettled([asker.ask(summary('action')), asker.ask(wrong)]);
    assert.deepEqual(right.status === 'fulfilled' && keys(right.value), ['action']);
    assert.equal(refused.status === 'rejected' && (refused.reason as SourceError).reason, 'bad-query');
  });

  test('progress reported while the question is asked reaches who asked', async () => {
    const { asker } = recording((question, { onProgress }) => {
      onProgress!({ records: 7, fraction: 0.5 });
      return Promise.resolve({ value: tables(question) });
    });
    const heard: number[] = [];
    await asker.ask(summary('action'), { onProgress: ({ records }) => heard.push(records) });
    assert.deepEqual(heard, [7]);
  });

  test('silence longer than the patience is a time-out, and progress counts as a sign of life', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let report: QueryOptions['onProgress'];
      const { asker } = recording((_question, { onProgress }) => {
        report = onProgress;
        return new Promise(() => undefined);
      });
      const answer = asker.ask(about);
      await Promise.resolve();
      mock.timers.tick(29_000);
      report!({ records: 1, fraction: null });
      mock.timers.tick(29_000);
      mock.timers.tick(1_500);
      await assert.rejects(answer, { reason: 'timeout' });
    } finally {
      mock.timers.reset();
    }
  });

  test('a pause that the service asked for is no silence: patience begins when it is over', async () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    try {
      let report: QueryOptions['onProgress'];
      const { asker } = recording((_question, { onProgress }) => {
        report = onProgress;
        return new Promise(() => undefined);
      });
      let failed = false;
      const answer = asker.ask(about).catch((error: unknown) => ((failed = true), error));
      await Promise.resolve();
      report!({ records: 0, fraction: null, waitingUntil: Date.now() + 60_000 });
      mock.timers.tick(89_000);
      await Promise.resolve();
      assert.equal(failed, false);
      mock.timers.tick(2_000);
      assert.equal(((await answer) as SourceError).reason, 'timeout');
    } finally {
      mock.timers.reset();
    }
  });

  test('a pause without end does not switch the patience off', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { asker } = recording((_question, { onProgress }) => {
        onProgress!({ records: 0, fraction: null, waitingUntil: Infinity });
        return new Promise(() => undefined);
      });
      const answer = asker.ask(about);
      await Promise.resolve();
      mock.timers.tick(31_000);
      await assert.rejects(answer, { reason: 'timeout' });
    } finally {
      mock.timers.reset();
    }
  });

  test('who joins a question under way hears how far it is', async () => {
    let finish: (result: unknown) => void;
    const { asker } = recording((_question, { onProgress }) => {
      onProgress!({ records: 7, fraction: null, waitingUntil: 5 });
      return new Promise((resolve) => (finish = resolve));
    });
    const heard: unknown[] = [];
    const first = asker.ask(summary('action'));
    await Promise.resolve();
    const second = asker.ask(summary('action'), { onProgress: (progress) => heard.push(progress) });
    await Promise.resolve();
    finish!({ value: tables(summary('action')) });
    await Promise.all([first, second]);
    assert.deepEqual(heard, [{ records: 7, fraction: null, waitingUntil: 5 }]);
  });

  test('estimated numbers of objects are taken, any other word about them is not', async () => {
    const saying = (objectCounts: string) => {
      const answer = (question: SyncQuestion) => tables(question).tables.map((table) => ({ ...table, objectCounts }));
      return recording((question) => Promise.resolve({ value: { tables: answer(question) } })).asker;
    };
    assert.equal((await saying('estimated').ask(summary('action'))).value.tables[0]!.objectCounts, 'estimated');
    await assert.rejects(saying('roughly').ask(summary('action')), { reason: 'invalid-data', message: /objectCounts/ });
  });

  test('listeners are told of a new revision; the source is watched only while somebody listens', () => {
    let watchers = 0;
    let tell = () => undefined as void;
    const source: SyncDataSource = {
      supports: () => true,
      query: () => Promise.reject(new Error('not asked')),
      watch: (listener) => {
        watchers++;
        tell = listener;
        return () => watchers--;
      },
    };
    const asker = askerFor(source);
    assert.equal(askerFor(source), asker);
    let told = 0;
    const stop = asker.subscribe(() => told++);
    tell();
    stop();
    assert.deepEqual([told, asker.revision, watchers], [1, 1, 0]);
  });
});
