import fc from 'fast-check';
import { DIMENSIONS, type SyncFilter } from '../../src/model/filter.js';
import { LIST_DIMENSIONS } from '../../src/model/dimension.js';
import type {
  Grouping,
  ObjectsQuestion,
  RecordQuestion,
  RecordsQuestion,
  SummaryQuestion,
} from '../../src/model/question.js';
import { msToTime } from '../../src/model/time.js';

const day = 86_400_000;
const first = Date.UTC(2026, 0);

/** Text as logs and attackers write it. */
const text = fc.oneof(
  fc.constantFrom(
    'create',
    'failure',
    'unknown',
    'AD2AADProvisioning.x.y',
    '"',
    '\\',
    '" | take 1 //',
    '\u2028',
    '\ud800',
    '__proto__',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);

const span = fc
  .record({ start: fc.integer({ min: 0, max: 300 * day }), length: fc.integer({ min: 1, max: 60 * day }) })
  .map(({ start, length }) => ({ from: msToTime(first + start), to: msToTime(first + start + length) }));

const lists = fc.record(
  Object.fromEntries(
    [...LIST_DIMENSIONS, 'identity'].map((name) => [name, fc.array(text, { minLength: 1, maxLength: 4 })]),
  ),
  { requiredKeys: [] },
);

const parts = fc.record(
  {
    range: span,
    brush: span,
    direction: fc.constantFrom('ad-to-entra' as const, 'entra-to-ad' as const, 'cloud-sync' as const, 'all' as const),
    search: text,
  },
  { requiredKeys: [] },
);

const simpleFilter = fc.tuple(parts, lists).map(([some, others]) => ({ ...some, ...others }));

/** Any filter, often with a second one within. */
export const anyFilter: fc.Arbitrary<SyncFilter> = fc
  .tuple(simpleFilter, fc.option(simpleFilter, { nil: undefined, freq: 3 }))
  .map(([filter, within]) => (within ? { ...filter, within } : filter));

const dimension = fc.constantFrom(...DIMENSIONS);

const grouping: fc.Arbitrary<Grouping> = fc
  .record(
    {
      by: fc.uniqueArray(dimension, { maxLength: 2 }),
      bin: fc.constantFrom('hour' as const, 'day' as const, 'week' as const, 'auto' as const),
      ignoreOwn: fc.oneof(fc.boolean(), fc.uniqueArray(dimension, { maxLength: 3 })),
      order: fc.constantFrom('events' as const, 'objects' as const, 'last' as const),
      top: fc.integer({ min: 1, max: 1000 }),
      after: text,
      latest: fc.boolean(),
    },
    { requiredKeys: ['by'] },
  )
  .map((made) => made as Grouping);

export const anySummary: fc.Arbitrary<SummaryQuestion> = fc.record({
  kind: fc.constant('summary' as const),
  filter: anyFilter,
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
  groupings: fc.array(grouping, { minLength: 1, maxLength: 5 }),
});

export const anyObjects: fc.Arbitrary<ObjectsQuestion> = fc.record({
  kind: fc.constant('objects' as const),
  filter: anyFilter,
  sort: fc.record({
    by: fc.constantFrom('lastSeen' as const, 'firstSeen' as const, 'events' as const, 'name' as const, 'type' as const),
    descending: fc.boolean(),
  }),
  page: fc.record({ limit: fc.integer({ min: 1, max: 1000 }) }),
});

export const anyRecords: fc.Arbitrary<RecordsQuestion> = fc.oneof(
  fc.record({
    kind: fc.constant('records' as const),
    filter: anyFilter,
    sort: fc.record({ by: fc.constant('time' as const), descending: fc.boolean() }),
    page: fc.oneof(
      fc.record({ after: fc.record({ time: span.map(({ from }) => from), id: text }) }),
      fc.record({
        at: fc.oneof(
          span.map(({ from }) => from),
          fc.nat(10_000),
        ),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('records' as const),
    filter: anyFilter,
    sort: fc.record({
      by: fc.constantFrom('duration' as const, 'action' as const, 'status' as const, 'error' as const),
      descending: fc.boolean(),
    }),
    page: fc.record({ at: fc.nat(10_000), limit: fc.integer({ min: 1, max: 1000 }) }),
  }),
);

export const anyRecord: fc.Arbitrary<RecordQuestion> = fc.record(
  { kind: fc.constant('record' as const), id: text, time: span.map(({ from }) => from), filter: anyFilter },
  { requiredKeys: ['kind', 'id'] },
);
