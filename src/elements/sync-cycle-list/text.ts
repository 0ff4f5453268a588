import { en } from '../../locales/en.js';
import { cycleList } from '../../locales/en/cycle-list.js';

/** The element's words with those of the frame. */
export const text = { ...en, cycleList };

export type Text = typeof text;
