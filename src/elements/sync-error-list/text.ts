import { en } from '../../locales/en.js';
import { errorList } from '../../locales/en/error-list.js';
import { trend } from '../../locales/en/trend.js';

/** The element's words with those of the frame. */
export const text = { ...en, errorList, trend };

export type Text = typeof text;
