import { en } from '../../locales/en.js';
import { statusTable } from '../../locales/en/status-table.js';
import { trend } from '../../locales/en/trend.js';

/** The element's words with those of the frame. */
export const text = { ...en, statusTable, trend };

export type Text = typeof text;
