import { LONGEST_TEXT } from './checks.js';
import { LIST_DIMENSIONS } from './dimension.js';
import type { ListDimension, SyncFilter, SyncRange } from './filter.js';
import { normaliseFilter } from './filter-normal.js';
import { resolveRange } from './range.js';
import type { TimeText } from './record.js';
import { toTimeText } from './time.js';
import { checkZone } from './zone.js';

/** What a link to a view keeps. */
export interface ViewState {
  /** Name of the chosen tab. */
  tab?: string;
  /** The chosen filter. Its `within` is never part of a link. */
  filter: SyncFilter;
  /** IANA zone. */
  timeZone?: string;
  /** What is opened beside the tab. */
  opened?: OpenedView;
}

/** What a person opened: see `OpenRequest`. */
export interface OpenedView {
  kind: (typeof OPENED)[number];
  key?: string;
  time?: TimeText;
  filter?: SyncFilter;
}

/** A part of a view that its link does without: personal, too long, or nothing a link could bring back. */
export type LeftOut = 'tab' | 'timeZone' | 'opened' | keyof Omit<SyncFilter, 'within'>;

type LinkedPart = Exclude<keyof SyncFilter, 'within' | 'search' | 'targetName'>;
type Pair = readonly [key: string, value: string];

/** Longest text of a view state, so that a link passes through mail and chat. */
const LONGEST_STATE = 2000;
const LONGEST_TAB = 100;
const LONGEST_KEY = 100;
/** Keys that are told of as unread: a text made up to annoy could hold thousands. */
const MOST_UNREAD = 20;

const OPENED = ['objects', 'object', 'records', 'record'] as const;
const SINGLE: readonly string[] = ['range', 'brush', 'direction'];
const PERSONAL = ['search', 'targetName'] as const;
const isLinked = (name: ListDimension) => name !== 'targetName';
const LINKED = ['range', 'brush', 'direction', ...LIST_DIMENSIONS.filter(isLinked), 'identity'] as LinkedPart[];

/**
 * A view as text for a link: `tab=details&range=PT48H&status=failure`, of at most 2,000 characters.
 *
 * Search text and target names are personal and left out. So is a part (all its values: some of them would show another
 * view) that does not fit or that {@link readViewState} would refuse. `leftOut` names them.
 */
export function viewStateText(state: ViewState): { text: string; leftOut: readonly LeftOut[] } {
  const { tab, filter, timeZone, opened } = state;
  const leftOut = new Set<LeftOut>(personalParts(filter));
  if (opened?.filter) for (const name of personalParts(opened.filter)) leftOut.add(name);
  const texts: string[] = [];
  const add = (name: LeftOut, pairs: readonly Pair[]) => {
    if (pairs.length === 0) return;
    const text = pairsText(pairs);
    const fits = text !== null && [...texts, text].join('&').length <= LONGEST_STATE;
    if (fits && readViewState(text).unread.length === 0) texts.push(text);
    else leftOut.add(name);
  };
  if (tab !== undefined) add('tab', [['tab', tab]]);
  for (const name of LINKED.filter((name) => SINGLE.includes(name))) add(name, partPairs(filter, name));
  if (timeZone !== undefined) add('timeZone', [['zone', timeZone]]);
  if (opened) add('opened', openedPairs(opened));
  for (const name of LINKED.filter((name) => !SINGLE.includes(name))) add(name, partPairs(filter, name));
  return { text: texts.join('&'), leftOut: [...leftOut] };
}

/**
 * The view that a link's text stands for, its filter in normal form. Never throws: what cannot be read is left out,
 * `unread` names its keys (at most 20), and the rest is kept.
 */
export function readViewState(text: string): { state: ViewState; unread: readonly string[] } {
  const fields = fieldsOf(text);
  const unread = new Set<string>();
  const take = <T>(key: string, read: (values: readonly string[]) => T): T | undefined => {
    const values = fields.get(key);
    fields.delete(key);
    if (!values) return undefined;
    try {
      return read(values);
    } catch {
      unread.add(key);
      return undefined;
    }
  };
  const state: ViewState = { filter: takeFilter(take, '') };
  const tab = take('tab', (values) => shortText(only(values), LONGEST_TAB));
  const timeZone = take('zone', (values) => knownZone(only(values)));
  const kind = take('open', (values) => openedKind(only(values)));
  if (tab !== undefined) state.tab = tab;
  if (timeZone !== undefined) state.timeZone = timeZone;
  if (kind) state.opened = takeOpened(take, kind);
  const named = [...unread, ...fields.keys()].slice(0, MOST_UNREAD);
  return { state, unread: named.map((key) => key.slice(0, LONGEST_KEY)) };
}

function personalParts(filter: SyncFilter): LeftOut[] {
  return PERSONAL.filter((name) => filter[name]?.length);
}

function openedPairs({ kind, key, time, filter = {} }: OpenedView): Pair[] {
  return [
    ['open', kind],
    ...(key === undefined ? [] : [['open.key', key] as const]),
    ...(time === undefined ? [] : [['open.time', shortTime(time)] as const]),
    ...LINKED.flatMap((name) => openedParts(filter, name)).map(([name, value]) => [`open.${name}`, value] as const),
  ];
}

/** An empty list lifts what is chosen around. */
function openedParts(filter: SyncFilter, name: LinkedPart): readonly Pair[] {
  const part = filter[name];
  return Array.isArray(part) && part.length === 0 ? [[name, '']] : partPairs(filter, name);
}

function partPairs(filter: SyncFilter, name: LinkedPart): Pair[] {
  const part = filter[name];
  if (part === undefined) return [];
  if (typeof part === 'string') return [[name, part]];
  if (Array.isArray(part)) return [...new Set<string>(part)].filter(Boolean).map((value) => [name, value] as const);
  const range = part as Exclude<SyncRange, 'all'>;
  return [[name, 'last' in range ? range.last : `${shortTime(range.from)}/${shortTime(range.to)}`]];
}

/** Legible where a fragment allows it, without marks at which chats cut a link; `null` for text that no link can hold (halves of surrogate pairs). */
function pairsText(pairs: readonly Pair[]): string | null {
  try {
    return pairs.map(([key, value]) => `${key}=${encoded(value)}`).join('&');
  } catch {
    return null;
  }
}

function encoded(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%20', '+')
    .replace(/%(?:3A|2F|2C|40)/g, decodeURIComponent)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function fieldsOf(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const [key, value] of new URLSearchParams(text)) {
    const values = fields.get(key);
    if (values) values.push(value);
    else fields.set(key, [value]);
  }
  return fields;
}

type Take = <T>(key: string, read: (values: readonly string[]) => T) => T | undefined;

function takeFilter(take: Take, prefix: string): SyncFilter {
  const filter: SyncFilter = {};
  for (const name of LINKED) {
    const part = take(prefix + name, (values) => {
      if (prefix !== '' && !SINGLE.includes(name) && values.length === 1 && values[0] === '') return [];
      const value = SINGLE.includes(name) ? singlePart(name, only(values)) : values.map((value) => given(value));
      return normaliseFilter({ [name]: value })[name];
    });
    if (part !== undefined) Object.assign(filter, { [name]: part });
  }
  return filter;
}

function takeOpened(take: Take, kind: OpenedView['kind']): OpenedView {
  const key = take('open.key', (values) => shortText(only(values), LONGEST_TEXT));
  const time = take('open.time', (values) => given(toTimeText(only(values))));
  const filter = takeFilter(take, 'open.');
  return {
    kind,
    ...(key !== undefined && { key }),
    ...(time !== undefined && { time }),
    ...(Object.keys(filter).length > 0 && { filter }),
  };
}

function singlePart(name: LinkedPart, text: string): unknown {
  if (name === 'direction') return text;
  const [from, to, ...rest] = text.split('/');
  if (to !== undefined && rest.length === 0) return { from, to };
  if (name === 'brush') throw new RangeError('no span');
  const range: SyncRange = text === 'all' ? text : { last: text };
  resolveRange(range, 0);
  return range;
}

function openedKind(text: string): OpenedView['kind'] {
  return given(OPENED.find((kind) => kind === text));
}

function knownZone(zone: string): string {
  checkZone(zone);
  return zone;
}

function shortText(text: string, longest: number): string {
  return given(text.length <= longest ? text : null);
}

function only(values: readonly string[]): string {
  return given(values.length === 1 ? values[0] : null);
}

function given<T extends string>(text: T | null | undefined): T {
  if (!text) throw new RangeError('nothing there');
  return text;
}

function shortTime(time: string): string {
  return (toTimeText(time) ?? time).replace(/\.?0+Z$/, 'Z').replace(/:00Z$/, 'Z');
}
