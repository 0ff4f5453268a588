import type { Bin } from '../../model/question.js';

const per: Record<Bin, string> = {
  '5min': 'Events per 5 minutes',
  hour: 'Events per hour',
  day: 'Events per day',
  week: 'Events per week',
};

/** Trends in words: "Events per day, 12 Nov to 23 Nov: highest 40 on 14 Nov, last 3". */
export const trend = {
  per,
  none: 'No events',
  span: (per: string, from: string, to: string) => (from === to ? `${per}, ${from}` : `${per}, ${from} to ${to}`),
  flat: (span: string) => `${span}: none`,
  peak: (span: string, highest: string, when: string, last: string) =>
    `${span}: highest ${highest} on ${when}, last ${last}`,
};
