import type { Bin } from '../../model/question.js';

/** A bin inside a sentence. */
export const units: Record<Bin, string> = { '5min': '5 minutes', hour: 'hour', day: 'day', week: 'week' };
/** What an axis counts off. */
export const axis: Record<Bin, string> = { '5min': '5 minutes', hour: 'Hours', day: 'Days', week: 'Weeks from Monday' };
/** Above a column of bins. */
export const heads: Record<Bin, string> = { '5min': '5 minutes', hour: 'Hour', day: 'Day', week: 'Week' };
/** A bin that the time range or the loaded data cover only in part. */
export const parts: Record<Bin, string> = {
  '5min': 'part of the 5 minutes',
  hour: 'part of the hour',
  day: 'part of the day',
  week: 'part of the week',
};
