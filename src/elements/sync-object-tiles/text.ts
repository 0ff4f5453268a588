import { en } from '../../locales/en.js';
import { objectTiles } from '../../locales/en/object-tiles.js';
import { trend } from '../../locales/en/trend.js';

/** The element's words with those of the frame. */
export const text = { ...en, objectTiles, trend };

export type Text = typeof text;
