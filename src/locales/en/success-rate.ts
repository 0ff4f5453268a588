import type { Bin } from '../../model/question.js';
import { axis, heads, parts, units } from './time-axis.js';

/** Words of `sync-success-rate`. */
export const successRate = {
  title: 'Provisioning success rate',
  /** First cell of the table. */
  heads,
  /** A bin that the time range or the loaded data cover only in part. */
  parts,
  rate: 'Success rate',
  /** Beside the rate. */
  of: (events: string, one: boolean) =>
    one ? 'of 1 event that succeeded or failed' : `of ${events} events that succeeded or failed`,
  nothing: 'No event succeeded or failed',
  counted: 'In the rate',
  apart: 'Not in the rate',
  rest: (count: string, one: boolean) => (one ? '1 other status' : `${count} other statuses`),
  summary: (rate: string, of: string) => `${rate} ${of}`,
  plot: (bin: Bin) => `Success rate per ${units[bin]}`,
  plotHelp:
    'Left and right arrow keys go through time. Shift with an arrow key chooses a stretch of time, Enter the time in view, Escape clears it.',
  plotValue: (time: string, rate: string, success: string, failure: string) =>
    `${time}: ${rate}, ${success}, ${failure}`,
  plotNothing: (time: string, nothing: string) => `${time}: ${nothing.toLowerCase()}`,
  status: (status: string, count: string) => `${status} ${count}`,
  timeAxis: (bin: Bin, zone: string) => `${axis[bin]}, ${zone}`,
  caption: (bin: Bin) => `Events and success rate per ${units[bin]}`,
  showTable: 'Show table',
  clearTime: 'Clear chosen time',
};
