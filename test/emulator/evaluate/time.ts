/** Ticks of 100 ns. */
export const TICKS = {
  microsecond: 10n,
  millisecond: 10_000n,
  second: 10_000_000n,
  minute: 600_000_000n,
  hour: 36_000_000_000n,
  day: 864_000_000_000n,
};

const EPOCH = 621_355_968_000_000_000n;
const LAST = 3_155_378_975_999_999_999n;

/** Ticks since the year 1 of a moment in milliseconds since 1970. */
export function ticksOfMilliseconds(milliseconds: number): bigint {
  return BigInt(Math.trunc(milliseconds)) * TICKS.millisecond + EPOCH;
}

/** Milliseconds since 1970, what is below a millisecond cut off. */
export function millisecondsOfTicks(ticks: bigint): number {
  return Number(floorDivide(ticks - EPOCH, TICKS.millisecond));
}

/** The largest whole quotient that is not above. */
export function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by !== 0n && value < 0n !== by < 0n ? quotient - 1n : quotient;
}

const DATETIME =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i;

/** Ticks of a time in ISO 8601; without an offset it is UTC. `null` where the text is no such time. */
export function parseDatetime(text: string): bigint | null {
  const found = DATETIME.exec(text.trim());
  if (!found) return null;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = found;
  const milliseconds = Date.UTC(2000, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const date = new Date(milliseconds);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const valid = date.getUTCMonth() === Number(month) - 1 && Number(hour) < 24 && Number(minute) < 60;
  if (!valid || Number(second) > 59) return null;
  const ticks = ticksOfMilliseconds(date.getTime()) + BigInt(fraction.padEnd(7, '0').slice(0, 7)) - offset(zone);
  return ticks < 0n || ticks > LAST ? null : ticks;
}

function offset(zone: string): bigint {
  if (zone.toUpperCase() === 'Z') return 0n;
  const digits = zone.replace(/[^\d]/g, '');
  const minutes = BigInt(digits.slice(0, 2)) * 60n + BigInt(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * TICKS.minute;
}

/** ISO 8601 with seven decimals, as the service writes it. */
export function formatDatetime(ticks: bigint): string {
  const whole = new Date(millisecondsOfTicks(ticks)).toISOString().replace(/^\+\d{2}/, '');
  return `${whole.slice(0, 19)}.${String(ticks % TICKS.second).padStart(7, '0')}Z`;
}

const UNITS = new Map<string, bigint>([
  ...units(TICKS.day, 'd day days'),
  ...units(TICKS.hour, 'h hr hrs hour hours'),
  ...units(TICKS.minute, 'm min minute minutes'),
  ...units(TICKS.second, 's sec second seconds'),
  ...units(TICKS.millisecond, 'ms milli millis millisec millisecond milliseconds'),
  ...units(TICKS.microsecond, 'micro micros microsec microsecond microseconds'),
  ...units(1n, 'tick ticks'),
]);

function units(ticks: bigint, names: string): [string, bigint][] {
  return names.split(' ').map((name) => [name, ticks]);
}

const CLOCK = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?$/;

/** Ticks of `1d`, `1.5h`, `90 seconds` or `1.02:03:04.5`; `null` where the text is no such span. */
export function parseTimespan(text: string): bigint | null {
  const trimmed = text.trim();
  const literal = /^(-?\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(trimmed);
  if (literal) {
    const unit = UNITS.get((literal[2] ?? '').toLowerCase());
    return unit === undefined ? null : scale(literal[1] ?? '', unit);
  }
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return scale(trimmed, TICKS.day);
  const clock = CLOCK.exec(trimmed);
  if (!clock) return null;
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = clock;
  const ticks =
    BigInt(days) * TICKS.day +
    BigInt(hours) * TICKS.hour +
    BigInt(minutes) * TICKS.minute +
    BigInt(seconds) * TICKS.second +
    BigInt(fraction.padEnd(7, '0') || '0');
  return minus ? -ticks : ticks;
}

function scale(amount: string, unit: bigint): bigint {
  return amount.includes('.') ? BigInt(Math.round(Number(amount) * Number(unit))) : BigInt(amount) * unit;
}

/** `d.hh:mm:ss.fffffff`, days and fractions only where there are any. */
export function formatTimespan(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const two = (value: bigint) => String(value).padStart(2, '0');
  const clock = [(size / TICKS.hour) % 24n, (size / TICKS.minute) % 60n, (size / TICKS.second) % 60n]
    .map(two)
    .join(':');
  const days = size / TICKS.day;
  const fraction = size % TICKS.second;
  const tail = fraction === 0n ? '' : `.${String(fraction).padStart(7, '0')}`;
  return `${ticks < 0n ? '-' : ''}${days === 0n ? '' : `${days}.`}${clock}${tail}`;
}
