import type { ResolvedFilter } from './filter-normal.js';
import { ordinal } from './order.js';
import type { ObjectRow, ObjectsPage, ObjectsQuestion } from './question.js';
import { canonicalJson } from './canonical.js';
import { DEFAULT_LIMIT } from './question-key.js';
import { UNKNOWN } from './record.js';
import type { SyncRecord } from './record.js';
import { sortInSteps, STEP_ROWS } from './steps.js';
import type { Steps } from './steps.js';
import { NO_OBJECT } from './store.js';
import type { PreparedStore } from './store.js';

/** The events of one object that the filter admits, oldest first. */
interface Track {
  code: number;
  key: string;
  rows: Uint32Array;
}

type Sort = NonNullable<ObjectsQuestion['sort']>;

const LAST_SEEN: Sort = { by: 'lastSeen', descending: true };

/** An object's state now does not depend on what these say. */
const NOT_OF_STATE = ['status', 'action', 'error', 'stage'] as const;

/** The page of objects that a normal question asks for. */
export function* pageOfObjects(
  store: PreparedStore,
  question: ObjectsQuestion,
  filter: ResolvedFilter,
): Steps<ObjectsPage> {
  const { sort = LAST_SEEN, page: { after, limit = DEFAULT_LIMIT } = {} } = question;
  const tracks = yield* store.keep(`objects ${canonicalJson({ filter, sort })}`, () =>
    sortedTracks(store, filter, sort),
  );
  const start = after === undefined ? 0 : startAfter(tracks, after);
  const shown = tracks.slice(start, start + limit);
  const newest = yield* newestRows(store, filter);
  return {
    rows: shown.map((track) => toRow(store.records, track, store.records[newest[track.code]!]!)),
    total: tracks.length,
    next: start + shown.length < tracks.length ? shown.at(-1)!.key : null,
  };
}

function startAfter(tracks: readonly Track[], key: string): number {
  const index = tracks.findIndex((track) => track.key === key);
  return index < 0 ? tracks.length : index + 1;
}

function* sortedTracks(store: PreparedStore, filter: ResolvedFilter, { by, descending }: Sort): Steps<Track[]> {
  const tracks = yield* tracksOf(store, filter);
  const measured: [measure: string | number, track: Track][] = [];
  for (const track of tracks) {
    if (measured.length % STEP_ROWS === 0) yield;
    measured.push([MEASURES[by](store.records, track), track]);
  }
  const turn = descending ? -1 : 1;
  const sorted = yield* sortInSteps(
    measured,
    ([one, { key }], [other, { key: otherKey }]) => turn * (ordinal(one, other) || ordinal(key, otherKey)),
  );
  return sorted.map(([, track]) => track);
}

function* tracksOf(store: PreparedStore, filter: ResolvedFilter): Steps<Track[]> {
  const { byObject } = yield* store.select(filter);
  const objects = yield* store.objects();
  const { values } = yield* store.column('object');
  const tracks: Track[] = [];
  for (let start = 0, end = 0; start < byObject.length; start = end) {
    if (tracks.length % STEP_ROWS === 0) yield;
    const code = objects[byObject[start]!]!;
    if (code === NO_OBJECT) break;
    while (end < byObject.length && objects[byObject[end]!] === code) end++;
    tracks.push({ code, key: values[code]!, rows: byObject.subarray(start, end) });
  }
  return tracks;
}

/** By object code: the newest row under the filter without what it says of the object's state. */
function* newestRows(store: PreparedStore, filter: ResolvedFilter): Steps<Uint32Array> {
  const objects = yield* store.objects();
  const { rows } = yield* store.select(filter, { ignore: NOT_OF_STATE });
  const newest = new Uint32Array((yield* store.column('object')).values.length);
  for (const row of rows) {
    const code = objects[row]!;
    if (code !== NO_OBJECT) newest[code] = row;
  }
  return newest;
}

const MEASURES: Record<Sort['by'], (records: readonly SyncRecord[], track: Track) => string | number> = {
  lastSeen: (records, { rows }) => records[rows.at(-1)!]!.time,
  firstSeen: (records, { rows }) => records[rows[0]!]!.time,
  events: (_records, { rows }) => rows.length,
  name: (records, track) => (sourceName(records, track) ?? targetName(records, track) ?? '').toLowerCase(),
  type: (records, track) => typeOf(records, track).toLowerCase(),
};

function toRow(records: readonly SyncRecord[], track: Track, newest: SyncRecord): ObjectRow {
  const { id, time, action, status, errorCode, reason } = newest;
  return {
    key: track.key,
    sourceId: newestText(records, track, ({ source }) => source.id),
    targetId: newestText(records, track, ({ target }) => target.id),
    sourceName: sourceName(records, track),
    targetName: targetName(records, track),
    upn: newestText(records, track, ({ source, target }) => source.upn || target.upn),
    type: typeOf(records, track),
    events: track.rows.length,
    firstSeen: records[track.rows[0]!]!.time,
    lastSeen: records[track.rows.at(-1)!]!.time,
    last: { id, time, action, status, errorCode, reason },
  };
}

function sourceName(records: readonly SyncRecord[], track: Track): string | null {
  return newestText(records, track, ({ source }) => source.name);
}

function targetName(records: readonly SyncRecord[], track: Track): string | null {
  return newestText(records, track, ({ target }) => target.name);
}

function typeOf(records: readonly SyncRecord[], track: Track): string {
  return newestText(records, track, ({ type }) => (type === UNKNOWN ? null : type)) ?? UNKNOWN;
}

/** What the newest event that has it says. */
function newestText(
  records: readonly SyncRecord[],
  { rows }: Track,
  read: (record: SyncRecord) => string | null,
): string | null {
  for (let index = rows.length - 1; index >= 0; index--) {
    const text = read(records[rows[index]!]!);
    if (text) return text;
  }
  return null;
}
