import { ticks } from 'd3';
import type { SummaryTable } from '../model/question.js';
import type { Box } from './columns-bars.js';
import { plotBox, tickRoom, type DrawingSize } from './plot-box.js';

/** The events of a status that is no part of the rate; `null`: several statuses, counted together. */
export interface Apart {
  status: string | null;
  events: number;
}

/** Events by how they ended. */
export interface Outcomes {
  success: number;
  failure: number;
  /** Skipped, warnings and all that is neither success nor failure: usual ones first, then most events first. */
  apart: Apart[];
  /** How many statuses are counted together. */
  restStatuses: number;
}

/** Successes and failures of each time bin. */
export interface Rates {
  success: Float64Array;
  failure: Float64Array;
}

/** All that there is to place. */
export interface RateMarks {
  size: DrawingSize;
  plot: Box;
  /** Width of one bin. */
  step: number;
  /** Marks of the y axis, shares from 0 to 1. */
  ticks: { value: number; y: number }[];
  /** SVG path through the bins that have a rate, broken where one has none. */
  line: string;
  /** SVG path of points: every bin where there is room for it, else those without a neighbour. */
  points: string;
}

const USUAL = ['skipped', 'warning'];
const UNKNOWN = 'unknown';

/** Statuses named apart; more are counted together. */
const MOST_APART = 8;

/** The y axis begins here or below, so that a rate near 1 does not look like a fall. */
const HIGHEST_START = 0.9;

/** A rate below makes the y axis begin at zero. */
const LOW = 0.5;

const ROOM_FOR_POINTS = 8;

/** Successes of all events that succeeded or failed, 0 to 1; `null` where none did, which is no rate and not zero. */
export function successRate(success: number, failure: number): number | null {
  return success + failure > 0 ? success / (success + failure) : null;
}

/** The rate as a percentage with one decimal may say it: never 100 % beside a failure, never 0 % beside a success. */
export function statedRate(success: number, failure: number): number | null {
  const rate = successRate(success, failure);
  if (rate === null || success === 0 || failure === 0) return rate;
  return Math.min(0.999, Math.max(0.001, rate));
}

/** Outcomes from a table by status. */
export function readOutcomes({ rows, other, otherValues }: SummaryTable): Outcomes {
  const outcomes: Outcomes = { success: 0, failure: 0, apart: [], restStatuses: otherValues };
  for (const { key, events } of rows) {
    const status = key[0]!;
    if (status === 'success' || status === 'failure') outcomes[status] += events;
    else outcomes.apart.push({ status, events });
  }
  outcomes.apart.sort((one, two) => rank(one) - rank(two) || two.events - one.events);
  const more = outcomes.apart.splice(MOST_APART);
  outcomes.restStatuses += more.length;
  const rest = [...more, ...other].reduce((sum, { events }) => sum + events, 0);
  if (outcomes.restStatuses > 0) outcomes.apart.push({ status: null, events: rest });
  return outcomes;
}

/** Successes and failures over time from a table by status and bin. Throws a `TypeError` where rows and bins do not fit. */
export function readRates({ rows, bins }: SummaryTable): Rates {
  const starts = bins?.starts ?? [];
  const places = new Map(starts.map((start, index) => [start, index]));
  const rates: Rates = { success: new Float64Array(starts.length), failure: new Float64Array(starts.length) };
  for (const { key, bin, events } of rows) {
    const place = places.get(bin ?? '');
    if (place === undefined) throw new TypeError('A row stands in no bin.');
    const [status] = key;
    if (status === 'success' || status === 'failure') rates[status][place]! += events;
  }
  return rates;
}

/**
 * A line of rates over time. The y axis ends at 1 and begins at zero, or at a round share below the lowest rate where all
 * rates are at least one half.
 * @param tickWidth width of the label that a mark of the y axis will bear, CSS pixels.
 */
export function layoutRates(
  { success, failure }: Rates,
  size: DrawingSize,
  tickWidth: (value: number) => number,
): RateMarks {
  const rates = Array.from(success, (count, bin) => successRate(count, failure[bin]!));
  const lowest = rates.reduce<number>((low, rate) => Math.min(low, rate ?? low), HIGHEST_START);
  const isHigh = lowest >= LOW && rates.some((rate) => rate !== null);
  const values = shareTicks(isHigh ? lowest : 0, tickRoom(size));
  const plot = plotBox(size, Math.max(...values.map(tickWidth)));
  const step = rates.length > 0 ? plot.width / rates.length : 0;
  const height = (rate: number) => round(plot.y + (plot.height * (1 - rate)) / (1 - values[0]!));
  const drawn = plot.width > 0 && plot.height > 0;
  const place = (bin: number) => `${round(plot.x + (bin + 0.5) * step)},${height(rates[bin]!)}`;
  const has = (bin: number) => typeof rates[bin] === 'number';
  let [line, points] = ['', ''];
  for (let bin = 0; drawn && bin < rates.length; bin++) {
    if (!has(bin)) continue;
    const alone = !has(bin - 1) && !has(bin + 1);
    if (!alone) line += `${has(bin - 1) ? 'L' : 'M'}${place(bin)}`;
    if (alone || step >= ROOM_FOR_POINTS) points += `M${place(bin)}h0`;
  }
  return { size, plot, step, ticks: values.map((value) => ({ value, y: Math.round(height(value)) })), line, points };
}

/** About `count` round shares from `lowest` or just below to 1. */
function shareTicks(lowest: number, count: number): number[] {
  const values = ticks(lowest, 1, count);
  const [first, second] = values as [number, number];
  return first > lowest ? [Math.max(0, share(2 * first - second)), ...values] : values;
}

function rank({ status }: Apart): number {
  if (status === UNKNOWN) return USUAL.length + 1;
  const place = USUAL.indexOf(status!);
  return place < 0 ? USUAL.length : place;
}

/** Without what binary fractions add. */
function share(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
