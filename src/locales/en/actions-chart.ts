import type { Bin } from '../../model/question.js';
import { axis, heads, parts, units } from './time-axis.js';

/** Words of the chart of sync actions over time. */
export const actionsChart = {
  by: { action: 'action', status: 'status', type: 'object type' },
  units,
  /** First cell of the table. */
  heads,
  /** A bin that the time range or the loaded data cover only in part. */
  parts,
  title: (bin: Bin, by: string) => `Sync actions per ${units[bin]} by ${by}`,
  summary: (events: string, span: string) => `${events}, ${span}`,
  events: 'Events',
  total: 'Total',
  timeAxis: (bin: Bin, zone: string) => `${axis[bin]}, ${zone}`,
  rest: (count: string) => `Other values (${count})`,
  plot: (bin: Bin) => `Events per ${units[bin]}`,
  plotHelp:
    'Left and right arrow keys go through time. Shift with an arrow key chooses a stretch of time, Enter the time in view, Escape clears it.',
  plotValue: (time: string, total: string, counts: string) =>
    counts ? `${time}: ${total}, ${counts}` : `${time}: ${total}`,
  counted: (value: string, count: string) => `${value} ${count}`,
  showTable: 'Show table',
  clearTime: 'Clear chosen time',
  caption: (title: string) => `${title}: number of events`,
  rowsShown: (shown: string, all: string) => `${shown} of ${all} rows shown`,
  showMore: (count: string) => `Show ${count} more rows`,
};
