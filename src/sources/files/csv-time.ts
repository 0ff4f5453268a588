import { toTimeText } from '../../model/time.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec';
const MONTH_NAMES = new Map(NAMES.split(' ').map((name) => [name, MONTHS.indexOf(name.slice(0, 3)) + 1]));

const CLOCK = String.raw`[,\s]+(?:at\s+)?(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>\.\d+)?)?(?:\s*(?<half>[ap])\.?m\.?)?`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`;
const FORMS = [
  String.raw`(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})`,
  String.raw`${WEEKDAY}(?<day>\d{1,2})[\s-]+(?<month>[a-z]+)\.?,?[\s-]+(?<year>\d{4})`,
  String.raw`${WEEKDAY}(?<month>[a-z]+)\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
].map((date) => new RegExp(`^${date}${CLOCK}$`, 'i'));

/**
 * A time of a table as ISO 8601 text; without a zone it is UTC. Read are ISO 8601, dates that begin with the year, and
 * months by their English names. `null` for anything else, above all for `9/1/2026`, which is two days of the year.
 */
export function readTime(cell: string): string | null {
  const text = cell.trim().replace(/\s*(?:utc|gmt)$/i, '');
  if (toTimeText(text) !== null) return text;
  for (const form of FORMS) {
    const parts = form.exec(text.replace(/z$/i, ''))?.groups;
    const iso = parts && toIso(parts);
    if (iso && toTimeText(iso) !== null) return iso;
  }
  return null;
}

function toIso({
  year,
  month = '',
  day = '',
  hour = '',
  minute,
  second = '00',
  fraction = '',
  half,
}: Parts): string | null {
  const number = /^\d/.test(month) ? Number(month) : MONTH_NAMES.get(month.toLowerCase());
  if (number === undefined) return null;
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${year}-${two(number)}-${two(Number(day))}T${two(hours)}:${minute}:${second}${fraction}Z`;
}

type Parts = Record<string, string | undefined>;

function two(number: number): string {
  return String(number).padStart(2, '0');
}
