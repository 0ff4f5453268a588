import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncFilter } from '../../src/model/filter.js';
import type { RecordsPage, Summary, SummaryTable, SyncQuestion } from '../../src/model/question.js';
import type { QueryOptions, SyncDataSource } from '../../src/sources/data-source.js';
import { fromRecords } from '../../src/sources/index.js';
import {
  failingSourceContract,
  partialSourceContract,
  slowSourceContract,
  sourceContract,
} from '../../src/testing/index.js';
import type { GraphRecord, MakeSource } from '../../src/testing/index.js';

// Each of these sources has one fault that somebody once shipped. The contract must find it, in the case named here.

const right: MakeSource = ({ records }) => fromRecords(() => records);

/** The right source over records that somebody changed before they came in. */
const over =
  (change: (records: readonly GraphRecord[]) => readonly GraphRecord[]): MakeSource =>
  ({ records }) =>
    fromRecords(() => change(records));

type Query = (source: SyncDataSource, question: SyncQuestion, options?: QueryOptions) => Promise<{ value: unknown }>;

/** The right source behind a `query` that somebody wrote. */
const behind =
  (query: Query): MakeSource =>
  async (fixture) => {
    const source = await right(fixture);
    return {
      supports: (question) => source.supports(question),
      query: (question, options) => query(source, question, options) as never,
      close: () => source.close?.(),
    };
  };

/** Asks another question than the one asked. */
const asking = (change: (question: SyncQuestion) => SyncQuestion): MakeSource =>
  behind((source, question, options) => source.query(change(question), options));

const filtering = (change: (filter: SyncFilter) => SyncFilter): MakeSource =>
  asking((question) => (question.filter ? { ...question, filter: change(question.filter) } : question));

const withoutWithin = ({ within: _, ...filter }: SyncFilter): SyncFilter => filter;
const withinAsFilter = ({ within, ...filter }: SyncFilter): SyncFilter => ({ ...filter, ...within });

/** The right answer with a part of the answer to the same question without its second filter. */
const leaking = (leak: (answer: object, unrestricted: object) => object): MakeSource =>
  behind(async (source, question, options) => {
    const { value } = await source.query(question, options);
    if (!question.filter?.within || value === null) return { value };
    const open = await source.query({ ...question, filter: withoutWithin(question.filter) }, options);
    return { value: leak(value, open.value as object) };
  });

/** Changes the tables of a summary. */
const tables = (change: (table: SummaryTable) => SummaryTable): MakeSource =>
  behind(async (source, question, options) => {
    const { value } = await source.query(question, options);
    if (question.kind !== 'summary') return { value };
    return { value: { tables: (value as Summary).tables.map(change) } };
  });

const last = (question: SyncQuestion, source: SyncDataSource, asked: { question?: SyncQuestion }) => {
  asked.question = question;
  return Promise.resolve().then(() => source.query(asked.question ?? question));
};

const wrongSources: [fault: string, caughtBy: string, make: MakeSource][] = [
  [
    'takes the end of a range as included',
    'a record at the excluded end of a range',
    filtering((filter) =>
      typeof filter.range === 'object' && 'to' in filter.range
        ? { ...filter, range: { ...filter.range, to: filter.range.to.replace('0Z', '1Z') } }
        : filter,
    ),
  ],
  [
    'counts events as objects',
    'totals: object by target id',
    tables((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, objects: row.events })) })),
  ],
  [
    'drops events without an action',
    'summary by action',
    over((records) => records.filter((record) => record.provisioningAction.trim() !== '')),
  ],
  [
    'drops events without ids',
    'totals: object unknown is events without ids',
    over((records) => records.filter(({ sourceIdentity, targetIdentity }) => sourceIdentity.id || targetIdentity.id)),
  ],
  [
    'drops rows written before a product was renamed',
    'summary by targetSystem',
    over((records) => records.filter(({ targetSystem }) => targetSystem.displayName !== 'Azure Active Directory')),
  ],
  [
    'keeps three decimals of a time',
    'records below the millisecond',
    over((records) =>
      records.map((record) => ({ ...record, activityDateTime: new Date(record.activityDateTime).toISOString() })),
    ),
  ],
  [
    'shows every direction where none is asked for',
    'summary of filter: default',
    filtering((filter) => ({ direction: 'all', ...filter })),
  ],
  [
    'takes the brush for the range',
    'ignoreOwn ignores the brush with a bin only',
    filtering(({ brush, ...filter }) => (brush ? { ...filter, range: brush } : filter)),
  ],
  [
    'takes every day for a UTC day',
    'days of the autumn in Europe/Berlin',
    asking((question) => ('zone' in question ? { ...question, zone: 'UTC' } : question)),
  ],
  [
    'takes an hour for a UTC hour',
    'hours of a day in Asia/Kathmandu',
    asking((question) => ('zone' in question ? { ...question, zone: 'UTC' } : question)),
  ],
  [
    'sorts events of one time as they come',
    'records of one time are ordered by id',
    behind(async (source, question, options) => {
      const { value } = await source.query(question, options);
      if (question.kind !== 'records') return { value };
      const page = value as RecordsPage;
      return { value: { ...page, rows: page.rows.toSorted((a, b) => (a.time === b.time && a.id < b.id ? -1 : 1)) } };
    }),
  ],
  [
    'forgets what top leaves out',
    'top 1 and what it leaves out',
    tables((table) => ({ ...table, other: [], otherValues: 0 })),
  ],
  [
    'adds up objects in other',
    'top by object: others counted once',
    tables((table) => ({ ...table, other: table.other.map((row) => ({ ...row, objects: row.events })) })),
  ],
  [
    'knows nothing of ignoreOwn',
    'ignoreOwn leaves out the filter on its dimensions',
    asking((question) =>
      question.kind === 'summary'
        ? { ...question, groupings: question.groupings.map(({ ignoreOwn: _, ...grouping }) => grouping) }
        : question,
    ),
  ],
  ['knows nothing of within', 'a record within: outside', filtering(withoutWithin)],
  [
    'takes within for a part of the filter, which groupings may ignore',
    'within is not ignored by groupings of its own dimensions',
    filtering(withinAsFilter),
  ],
  [
    'shows the state of objects whatever within says of it',
    'objects within a status: their state is of that status',
    asking((question) =>
      question.kind === 'objects' ? { ...question, filter: withinAsFilter(question.filter) } : question,
    ),
  ],
  [
    'tells of all it holds, whoever asks',
    'about: within',
    leaking((answer, open) => ('loaded' in open ? { ...answer, loaded: open.loaded } : answer)),
  ],
  [
    'lays bins over events that within leaves out',
    'bins of all data span what within admits',
    leaking((answer, open) => {
      const bins = (open as Summary).tables.map((table) => table.bins);
      return { tables: (answer as Summary).tables.map((table, index) => ({ ...table, bins: bins[index] })) };
    }),
  ],
  [
    'estimates the objects of a hundred events',
    'summary by type',
    tables((table) => ({ ...table, objectCounts: 'estimated' })),
  ],
  [
    'cuts a long list of values instead of refusing it',
    'bad question: a list of 201 values',
    filtering((filter) => ({ ...filter, ...(filter.object ? { object: filter.object.slice(0, 200) } : {}) })),
  ],
  [
    'answers an empty page to what it cannot read',
    'bad question: a range that is no time',
    behind((source, question, options) =>
      source.query(question, options).catch(() => ({ value: { rows: [], total: 0, offset: 0, next: null } })),
    ),
  ],
  [
    'fails with an error of its own',
    'bad question: an unknown dimension',
    behind((source, question, options) =>
      source.query(question, options).catch(() => Promise.reject(new Error('That did not work.'))),
    ),
  ],
  [
    'throws instead of rejecting',
    'bad question: an unknown zone',
    behind((source, question, options) => {
      if ('zone' in question) new Intl.DateTimeFormat('en', { timeZone: question.zone });
      return source.query(question, options);
    }),
  ],
  [
    'ignores an abort beforehand',
    'a question aborted beforehand rejects with the reason of its signal',
    behind((source, question) => source.query(question)),
  ],
  [
    'ignores an abort under way',
    'a question aborted under way rejects with the reason of its signal',
    behind(async (source, question, options) => {
      options?.signal?.throwIfAborted();
      return source.query(question);
    }),
  ],
  [
    'wraps the reason of an abort',
    'a question aborted under way rejects with the reason of its signal',
    behind((source, question, options) =>
      source.query(question, options).catch((cause: unknown) => Promise.reject(new Error('failed', { cause }))),
    ),
  ],
  [
    'shares one signal among all who ask',
    'an aborted question spoils neither its neighbour nor the next',
    (() => {
      let shared: Promise<{ value: unknown }> | null = null;
      return behind((source, question, options) => (shared ??= source.query(question, options)));
    })(),
  ],
  [
    'changes the question it is asked',
    'records and questions are never changed',
    behind((source, question, options) => {
      if (question.filter) question.filter.direction ??= 'ad-to-entra';
      return source.query(question, options);
    }),
  ],
  [
    'changes the records it is given',
    'records and questions are never changed',
    over((records) => records.map((record) => Object.assign(record, { tenantId: '' }))),
  ],
  [
    'answers dates that JSON turns into text',
    'answers are plain JSON',
    behind(async (source, question, options) => {
      const { value } = await source.query(question, options);
      return { value: question.kind === 'about' ? { ...value, earliest: new Date(0) } : value };
    }),
  ],
  [
    'answers the question asked last to all who wait',
    'questions asked at once do not mix',
    (() => {
      const asked: { question?: SyncQuestion } = {};
      return behind((source, question) => last(question, source, asked));
    })(),
  ],
  [
    'answers after it was closed',
    'a closed source fails as closed, and may be closed again',
    async (fixture) => {
      const source = await right(fixture);
      return {
        supports: (question) => source.supports(question),
        query: source.query.bind(source),
        close: () => undefined,
      };
    },
  ],
  [
    'counts duplicates and says that there are none',
    'two records with one id are one event, or about says that ids are not looked at',
    over((records) => records.map((record, index) => ({ ...record, id: `${index}` }))),
  ],
  [
    'calls a complete answer partial',
    'a complete answer is not called partial',
    behind(async (source, question, options) => ({
      ...(await source.query(question, options)),
      partial: { reason: 'rows', limit: 100 },
    })),
  ],
];

describe('the contract finds', () => {
  for (const [fault, caughtBy, make] of wrongSources) {
    test(`a source that ${fault}`, async () => {
      const found = sourceContract.find(({ name }) => name === caughtBy);
      assert.ok(found, `the contract has no case called "${caughtBy}"`);
      await found.run(right);
      await assert.rejects(found.run(make), / at .*\n {2}question: \{/);
    });
  }

  test('a source that keeps a failure', async () => {
    let failing: Promise<readonly GraphRecord[]> | null = null;
    const keeping: MakeSource = () =>
      fromRecords(() => (failing ??= Promise.reject(new Error('The service is away.'))));
    await assert.rejects(failingSourceContract[0]!.run(keeping), /The source failed at query\n.*"kind":"summary"/);
  });

  test('a source that does not hand on the signal', async () => {
    const deaf = fromRecords(() => new Promise(() => undefined));
    const [abortCase] = slowSourceContract;
    await assert.rejects(
      abortCase!.run(({ arrived }) => ({
        supports: () => true,
        query: (question, options) => (arrived(), deaf.query(question, options)),
      })),
      /The request was not aborted with the question: hand `signal` on/,
    );
  });

  test('a source that cuts its records and does not say so', async () => {
    const cut = over((records) => records.slice(0, 50));
    await assert.rejects(partialSourceContract[0]!.run(cut), /does not say so/);
  });
});
