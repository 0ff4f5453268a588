import { formatClock, formatDateTime } from '../model/formats.js';
import { msToTime } from '../model/time.js';
import { viewerZone } from '../model/zone.js';

const HALF_A_DAY = 43_200_000;
const YEAR = 365 * 2 * HALF_A_DAY;

/**
 * When a pause that the service asked for ends, on the viewer's own clock, e.g. "14:32:05"; `null` where none lies ahead.
 * @param until milliseconds since 1970
 */
export function endOfPause(until: number | null | undefined, locale: string): string | null {
  const ahead = (until ?? 0) - Date.now();
  if (!(ahead > 0 && ahead < YEAR)) return null;
  const style = { locale, zone: viewerZone() };
  return ahead < HALF_A_DAY ? formatClock(until!, style) : formatDateTime(msToTime(until!), style);
}
