import { en } from '../../locales/en.js';
import { filterBar } from '../../locales/en/filter-bar.js';

/** The element's words with those of the frame. */
export const text = { ...en, filterBar };

export type Text = typeof text;
