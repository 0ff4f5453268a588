import { copy } from '../../locales/en/copy.js';
import { en } from '../../locales/en.js';
import { objectHistory } from '../../locales/en/object-history.js';
import { paging } from '../../locales/en/paging.js';
import { trend } from '../../locales/en/trend.js';

/** The element's words with those of the frame. */
export const text = { ...en, copy, objectHistory, paging, trend };

export type Text = typeof text;
