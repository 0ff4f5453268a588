import { en } from '../../locales/en.js';
import { logTable } from '../../locales/en/log-table.js';
import { steps } from '../../locales/en/steps.js';

/** The element's words with those of the frame. */
export const text = { ...en, logTable, steps };

export type Text = typeof text;
