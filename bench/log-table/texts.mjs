// The texts in which the peers show a row, and what the harness expects of all candidates.
import { COLUMNS } from './rows.mjs';

/** Made when needed, so that everyone pays for the first formatter of a page where its first row is drawn. */
let times;

const ACTIONS = { update: 'Update', create: 'Create', other: 'Other', delete: 'Delete', disable: 'Disable' };
const STATUSES = { success: 'Success', skipped: 'Skipped', failure: 'Failure', warning: 'Warning' };
const STEPS = {
  failedExport: 'Update of the user in the target',
  scoping: 'Scope check of the user',
  export: 'Update of the user in the target',
};

function timeText(ms) {
  times ??= new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return times.format(ms);
}

function durationText(ms) {
  return ms < 1000 ? `${ms} ms` : `${Math.floor(ms / 100) / 10} sec`;
}

const TEXTS = {
  time: ({ time }) => timeText(time),
  action: ({ action }) => ACTIONS[action],
  status: ({ status }) => STATUSES[status],
  name: ({ name }) => name,
  upn: ({ upn }) => upn,
  step: ({ step }) => STEPS[step],
  error: ({ error }) => error,
  duration: ({ durationMs }) => durationText(durationMs),
  sourceId: ({ sourceId }) => sourceId,
};

/** The text of one cell. */
export function text(column, row) {
  return TEXTS[column](row);
}

/** Texts of a row's cells, in the order of the columns. */
export function texts(row) {
  return COLUMNS.map((column) => text(column, row));
}

/** Milliseconds since 1970 of a time as it is shown. */
export function shownTime(text) {
  return Date.parse(`${text.replaceAll(/\s/g, ' ')} UTC`);
}
