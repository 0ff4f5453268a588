import { en } from '../../locales/en.js';
import { objectList } from '../../locales/en/object-list.js';
import { paging } from '../../locales/en/paging.js';

/** The element's words with those of the frame. */
export const text = { ...en, objectList, paging };

export type Text = typeof text;
