import type { SyncRange } from '../../model/filter.js';
import { formatDuration, formatSpan, type TimeStyle } from '../../model/formats.js';
import { localText, localTimes } from '../../model/local-time.js';
import { checkSpan, parseDuration } from '../../model/range.js';
import { msToTime } from '../../model/time.js';
import type { Text } from './text.js';

/** The ranges of the original workbooks, and all there is. */
const PRESETS = [
  'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT4H', 'PT12H', 'PT24H', 'PT48H',
  'P3D', 'P7D', 'P14D', 'P28D', 'P30D', 'P60D', 'P90D', 'all',
] as const; // prettier-ignore

/** A range that a person can choose. */
export interface RangeChoice {
  /** `undefined`: the source's own default. */
  range: SyncRange | undefined;
  label: string;
  isDefault: boolean;
  chosen: boolean;
}

/** What came of two local times. */
export type CustomRange =
  | { range: { from: string; to: string }; from: number; to: number; problem: null }
  | { range: null; problem: 'incomplete' | 'from' | 'to' | 'order' };

/** The presets in order, the source's default among them (by length where it is none of them), and which one is chosen. */
export function rangeChoices(
  chosen: SyncRange | undefined,
  usual: SyncRange,
  text: Text,
  style: TimeStyle,
): RangeChoice[] {
  const ranges: SyncRange[] = PRESETS.map((preset) => (preset === 'all' ? preset : { last: preset }));
  if (!ranges.some((range) => isSame(range, usual))) ranges.push(usual);
  ranges.sort((one, other) => lengthOf(one) - lengthOf(other));
  return ranges.map((range) => {
    const isDefault = isSame(range, usual);
    const label = rangeLabel(range, text, style);
    return {
      range: isDefault ? undefined : range,
      label: isDefault ? text.filterBar.usual(label) : label,
      isDefault,
      chosen: isSame(range, chosen ?? usual),
    };
  });
}

/** A range in words: a preset's own, else how long it is or what it spans. */
export function rangeLabel(range: SyncRange, text: Text, style: TimeStyle): string {
  const words = text.filterBar;
  if (range === 'all') return words.ranges.all;
  if ('from' in range) return formatSpan(range, style);
  const preset = PRESETS.find((known) => known !== 'all' && isSame({ last: known }, range));
  return preset ? words.ranges[preset] : words.last(formatDuration(parseDuration(range.last) ?? 0, style.locale));
}

/**
 * The span between two local times of a zone. A time that clocks show twice counts from its first or up to its second
 * instant; one that they skip is a problem. `from` and `to` tell at how many instants the clocks show each.
 */
export function customRange(from: string, to: string, zone: string): CustomRange {
  if (!from || !to) return { range: null, problem: 'incomplete' };
  const [starts, ends] = [localTimes(from, zone), localTimes(to, zone)];
  const [first, last] = [starts[0], ends.at(-1)];
  if (first === undefined) return { range: null, problem: 'from' };
  if (last === undefined) return { range: null, problem: 'to' };
  if (last <= first) return { range: null, problem: 'order' };
  const range = checkSpan({ from: msToTime(first), to: msToTime(last) }, 'range');
  return { range, from: starts.length, to: ends.length, problem: null };
}

/** A range's ends as local times of a zone; empty where it has none. */
export function localEnds(range: SyncRange, zone: string): { from: string; to: string } {
  if (range === 'all' || 'last' in range) return { from: '', to: '' };
  return { from: localText(range.from, zone), to: localText(range.to, zone) };
}

function isSame(one: SyncRange, other: SyncRange): boolean {
  if (one === 'all' || other === 'all') return one === other;
  if ('last' in one) return 'last' in other && lengthOf(one) === lengthOf(other);
  return 'from' in other && one.from === other.from && one.to === other.to;
}

/** Spans come last: there is one at most. */
function lengthOf(range: SyncRange): number {
  if (range === 'all') return Number.MAX_SAFE_INTEGER;
  return 'last' in range ? (parseDuration(range.last) ?? 0) : Infinity;
}
