import { en } from '../../locales/en.js';
import { copy } from '../../locales/en/copy.js';
import { logDetail } from '../../locales/en/log-detail.js';

/** The element's words with those of the frame. */
export const text = { ...en, copy, logDetail };

export type Text = typeof text;
