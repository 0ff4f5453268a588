import { reduceFilter } from './filter-match.js';
import type { ResolvedFilter } from './filter-normal.js';
import { ordinal } from './order.js';
import type { ObjectRow, ObjectsPage, ObjectsQuestion } from './question.js';
import { canonicalJson } from './canonical.js';
import { DEFAULT_LIMIT } from './question-key.js';
import { UNKNOWN } from './record.js';
import { sortInSteps, STEP_ROWS } from './steps.js';
import type { Steps } from './steps.js';
import type { PreparedStore } from './store.js';
import { NO_TEXT } from './table/dictionary.js';
import { MANY_ROWS } from './table/sort-rows.js';

/** The events of one object that the filter admits, oldest first: a stretch of the rows that stand object by object. */
interface Track {
  /** Of its id in the table's identities. */
  code: number;
  start: number;
  end: number;
}

/** All tracks of a filter, in order, over the rows that they are stretches of. */
interface Tracks {
  rows: Uint32Array;
  tracks: readonly Track[];
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
  const { rows, tracks } = yield* store.keep(`objects ${canonicalJson({ filter, sort })}`, () =>
    sortedTracks(store, filter, sort),
  );
  const keyOf = ({ code }: Track) => store.table.identities.ids.values[code] ?? UNKNOWN;
  const start = after === undefined ? 0 : startAfter(tracks, (track) => keyOf(track) === after);
  const shown = tracks.slice(start, start + limit);
  const newest = yield* newestRows(store, filter);
  return {
    rows: shown.map((track) => toRow(store, keyOf(track), rows.subarray(track.start, track.end), newest[track.code]!)),
    total: tracks.length,
    next: start + shown.length < tracks.length ? keyOf(shown.at(-1)!) : null,
  };
}

function startAfter(tracks: readonly Track[], isLast: (track: Track) => boolean): number {
  const index = tracks.findIndex(isLast);
  return index < 0 ? tracks.length : index + 1;
}

function* sortedTracks(store: PreparedStore, filter: ResolvedFilter, { by, descending }: Sort): Steps<Tracks> {
  const { rows, tracks } = yield* tracksOf(store, filter);
  const { values } = store.table.identities.ids;
  const measure = MEASURES[by](store, rows);
  const measured: [measure: string | number, track: Track][] = [];
  for (const track of tracks) {
    if (measured.length % STEP_ROWS === 0) yield;
    measured.push([measure(track), track]);
  }
  const turn = descending ? -1 : 1;
  const sorted = yield* sortInSteps(
    measured,
    ([one, { code }], [other, { code: otherCode }]) =>
      turn * (ordinal(one, other) || ordinal(values[code] ?? '', values[otherCode] ?? '')),
  );
  return { rows, tracks: sorted.map(([, track]) => track) };
}

function* tracksOf(store: PreparedStore, filter: ResolvedFilter): Steps<Tracks> {
  const rows = yield* store.rowsByObject(filter);
  const { objects } = store;
  const tracks: Track[] = [];
  for (let start = 0, end = 0; start < rows.length; start = end) {
    if (tracks.length % STEP_ROWS === 0) yield;
    const code = objects[rows[start]!]!;
    if (code === NO_TEXT) break;
    while (end < rows.length && objects[rows[end]!] === code) end++;
    tracks.push({ code, start, end });
  }
  return { rows, tracks };
}

/** By object code: the newest row under the filter without what it says of the object's state. */
function* newestRows(store: PreparedStore, filter: ResolvedFilter): Steps<Uint32Array> {
  const ofState = reduceFilter(filter, { ignore: NOT_OF_STATE });
  const rows = yield* store.rows(ofState);
  return yield* store.keep(`newest ${canonicalJson(ofState)}`, function* () {
    const newest = new Uint32Array(store.table.identities.ids.size);
    for (let index = 0; index < rows.length; index++) {
      if (index % MANY_ROWS === 0) yield;
      newest[store.objects[rows[index]!]!] = rows[index]!;
    }
    return newest;
  });
}

type Measure = (track: Track) => string | number;

const MEASURES: Record<Sort['by'], (store: PreparedStore, rows: Uint32Array) => Measure> = {
  lastSeen:
    (store, rows) =>
    ({ end }) =>
      firstOfTime(store, rows[end - 1]!),
  firstSeen:
    (store, rows) =>
    ({ start }) =>
      firstOfTime(store, rows[start]!),
  events:
    () =>
    ({ start, end }) =>
      end - start,
  name: (store, rows) => (track) => (nameOf(store, rows.subarray(track.start, track.end)) ?? '').toLowerCase(),
  type: (store, rows) => (track) => typeOf(store, rows.subarray(track.start, track.end)).toLowerCase(),
};

/** The first row with the time of this one: it orders rows by time alone. */
function firstOfTime({ times, ticks }: PreparedStore, row: number): number {
  let first = row;
  while (first > 0 && times[first - 1] === times[row] && ticks[first - 1] === ticks[row]) first--;
  return first;
}

function nameOf(store: PreparedStore, rows: Uint32Array): string | null {
  const { identities, sources, targets } = store.table;
  return (
    newestText(store, rows, (place) => identities.nameOf(sources.at(place))) ??
    newestText(store, rows, (place) => identities.nameOf(targets.at(place)))
  );
}

function typeOf(store: PreparedStore, rows: Uint32Array): string {
  const { codes, values } = store.table.texts.type;
  const type = newestText(store, rows, (place) => {
    const text = values.values[codes.at(place)] ?? null;
    return text === UNKNOWN ? null : text;
  });
  return type ?? UNKNOWN;
}

function toRow(store: PreparedStore, key: string, rows: Uint32Array, newest: number): ObjectRow {
  const { identities, sources, targets } = store.table;
  const { id, time, action, status, errorCode, reason } = store.record(newest);
  return {
    key,
    sourceId: newestText(store, rows, (place) => identities.idOf(sources.at(place))),
    targetId: newestText(store, rows, (place) => identities.idOf(targets.at(place))),
    sourceName: newestText(store, rows, (place) => identities.nameOf(sources.at(place))),
    targetName: newestText(store, rows, (place) => identities.nameOf(targets.at(place))),
    upn: newestText(store, rows, (place) => identities.upnOf(sources.at(place)) || identities.upnOf(targets.at(place))),
    type: typeOf(store, rows),
    events: rows.length,
    firstSeen: store.time(rows[0]!),
    lastSeen: store.time(rows.at(-1)!),
    last: { id, time, action, status, errorCode, reason },
  };
}

/** What the newest event that has it says. */
function newestText(store: PreparedStore, rows: Uint32Array, read: (place: number) => string | null): string | null {
  for (let index = rows.length - 1; index >= 0; index--) {
    const text = read(store.placeOf(rows[index]!));
    if (text) return text;
  }
  return null;
}
