import { Refused } from '../regular-expressions.js';
import { formatDatetime } from '../time.js';

const KNOWN = /^(?:y{1,4}|M{1,2}|d{1,2}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|F{1,7}|tt|[ /:,._[\]-])*$/;

/** A time as `format_datetime` writes it: `yyyy`, `MM`, `dd`, `HH`, `hh`, `mm`, `ss`, `tt` and decimals `f`, `F`. */
export function formatTime(ticks: bigint, format: string): string {
  if (!KNOWN.test(format)) throw new Refused(`format_datetime() does not take the format ${format}.`);
  const text = formatDatetime(ticks);
  const at = (from: number, to: number) => text.slice(from, to);
  const fraction = at(20, 27);
  const hour = Number(at(11, 13));
  const twelve = String(hour % 12 === 0 ? 12 : hour % 12);
  return format.replace(/y+|M+|d+|H+|h+|m+|s+|f+|F+|t+/g, (letters) => {
    const size = letters.length;
    switch (letters[0]) {
      case 'y':
        return size > 2 ? at(0, 4) : at(2, 4);
      case 'M':
        return number(at(5, 7), size);
      case 'd':
        return number(at(8, 10), size);
      case 'H':
        return number(at(11, 13), size);
      case 'h':
        return number(twelve, size);
      case 'm':
        return number(at(14, 16), size);
      case 's':
        return number(at(17, 19), size);
      case 't':
        return hour < 12 ? 'AM' : 'PM';
      case 'F':
        return fraction.slice(0, size).replace(/0+$/, '');
      default:
        return fraction.slice(0, size);
    }
  });
}

function number(text: string, size: number): string {
  return String(Number(text)).padStart(Math.min(size, 2), '0');
}
