import { UnknownToEmulator } from '../evaluation.js';
import { toText } from '../texts.js';
import { millisecondsOfTicks, TICKS, ticksOfMilliseconds } from '../time.js';
import type { Value } from '../values.js';
import { argument, pure } from './call.js';
import type { Maker } from './call.js';
import { formatTime } from './time-format.js';

/** Times and spans, all in UTC. */
export const TIMES: Record<string, Maker> = {
  now: (call) => {
    const offset = argument(call, 0, 0n);
    return (row, frame) => shifted(frame.run.environment.now, offset(row, frame), 1n);
  },
  ago: (call) => {
    const span = argument(call, 0);
    return (row, frame) => shifted(frame.run.environment.now, span(row, frame), -1n);
  },
  startofday: start((date) => [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()], 'day'),
  startofweek: start(
    (date) => [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() - date.getUTCDay()],
    'week',
  ),
  startofmonth: start((date) => [date.getUTCFullYear(), date.getUTCMonth(), 1], 'month'),
  startofyear: start((date) => [date.getUTCFullYear(), 0, 1], 'year'),
  endofday: end('startofday'),
  endofweek: end('startofweek'),
  endofmonth: end('startofmonth'),
  endofyear: end('startofyear'),
  dayofweek: pure((value) => (typeof value === 'bigint' ? BigInt(dateOf(value).getUTCDay()) * TICKS.day : null)),
  dayofmonth: fromDate((date) => date.getUTCDate()),
  dayofyear: fromDate((date) => 1 + (midnight(date) - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000),
  hourofday: fromDate((date) => date.getUTCHours()),
  monthofyear: fromDate((date) => date.getUTCMonth() + 1),
  getmonth: fromDate((date) => date.getUTCMonth() + 1),
  getyear: fromDate((date) => date.getUTCFullYear()),
  make_datetime: pure((year, month = 1, day = 1, hour = 0, minute = 0, second = 0) => {
    const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return ticksOfMilliseconds(Date.UTC(y, mo - 1, d, h, mi)) + BigInt(Math.round(s * 1e7));
  }),
  unixtime_milliseconds_todatetime: pure((value) => (typeof value === 'number' ? ticksOfMilliseconds(value) : null)),
  unixtime_seconds_todatetime: pure((value) => (typeof value === 'number' ? ticksOfMilliseconds(value * 1000) : null)),
  format_datetime: ({ args, node, scope }) => {
    const [time, format] = args;
    if (!time || !format) throw new UnknownToEmulator('this call of format_datetime()', node, scope.text);
    return (row, frame) => {
      const value = time.evaluate(row, frame);
      const written = format.evaluate(row, frame);
      return typeof value === 'bigint' && typeof written === 'string' ? formatTime(value, written) : '';
    };
  },
  datetime_add: pure((period = null, amount, value) => {
    if (typeof amount !== 'number' || typeof value !== 'bigint') return null;
    return added(periodOf(period), amount, value);
  }),
  datetime_diff: pure((period = null, a, b) => {
    if (typeof a !== 'bigint' || typeof b !== 'bigint') return null;
    return boundaries(periodOf(period), a) - boundaries(periodOf(period), b);
  }),
};

function periodOf(value: Value): string {
  return toText(value, 'string').toLowerCase();
}

function shifted(time: bigint, span: Value, sign: bigint): Value {
  return typeof span === 'bigint' ? time + sign * span : null;
}

function dateOf(ticks: bigint): Date {
  return new Date(millisecondsOfTicks(ticks));
}

function midnight(date: Date): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

function fromDate(read: (date: Date) => number): Maker {
  return pure((value) => (typeof value === 'bigint' ? read(dateOf(value)) : null));
}

type Day = [year: number, month: number, day: number];
type Period = 'day' | 'week' | 'month' | 'year';

/** The start of the period that a time lies in, `offset` periods later. */
function start(first: (date: Date) => Day, period: Period): Maker {
  return pure((value, offset = 0) => startOf(value, offset, first, period));
}

function startOf(value: Value | undefined, offset: Value, first: (date: Date) => Day, period: Period): Value {
  if (typeof value !== 'bigint' || typeof offset !== 'number') return null;
  const [year, month, day] = first(dateOf(value));
  const moved: Record<Period, number> = {
    day: Date.UTC(year, month, day + offset),
    week: Date.UTC(year, month, day + 7 * offset),
    month: Date.UTC(year, month + offset, day),
    year: Date.UTC(year + offset, month, day),
  };
  return ticksOfMilliseconds(moved[period]);
}

/** The last tick before the next period. */
function end(name: string): Maker {
  return (call) => {
    const value = argument(call, 0);
    const offset = argument(call, 1, 0);
    const make = TIMES[name];
    return (row, frame) => {
      const by = offset(row, frame);
      const next = [value(row, frame), typeof by === 'number' ? by + 1 : null].map((constant) => ({
        ...(call.args[0] as (typeof call.args)[number]),
        evaluate: () => constant,
      }));
      const ticks = make?.({ ...call, args: next })(row, frame);
      return typeof ticks === 'bigint' ? ticks - 1n : null;
    };
  };
}

const FIXED: Record<string, bigint> = {
  week: 7n * TICKS.day,
  day: TICKS.day,
  hour: TICKS.hour,
  minute: TICKS.minute,
  second: TICKS.second,
  millisecond: TICKS.millisecond,
  microsecond: TICKS.microsecond,
};

function added(period: string, amount: number, value: bigint): Value {
  const fixed = Object.hasOwn(FIXED, period) ? FIXED[period] : undefined;
  if (fixed !== undefined) return value + fixed * BigInt(amount);
  const months = ({ year: 12, quarter: 3, month: 1 } as Record<string, number>)[period];
  if (months === undefined) return null;
  const date = dateOf(value);
  const total = date.getUTCFullYear() * 12 + date.getUTCMonth() + months * amount;
  const last = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate();
  const day = Date.UTC(Math.floor(total / 12), total % 12, Math.min(date.getUTCDate(), last));
  return ticksOfMilliseconds(day) + (value - ticksOfMilliseconds(midnight(date)));
}

/** How many boundaries of the period lie before a time. */
function boundaries(period: string, value: bigint): number {
  const date = dateOf(value);
  if (period === 'year') return date.getUTCFullYear();
  if (period === 'quarter') return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
  if (period === 'month') return date.getUTCFullYear() * 12 + date.getUTCMonth();
  // Weeks begin on Sunday; the year 1 began on a Monday.
  if (period === 'week') return Number((value + TICKS.day) / (7n * TICKS.day));
  return Number(value / (FIXED[period] ?? TICKS.day));
}
