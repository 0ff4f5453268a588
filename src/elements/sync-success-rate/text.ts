import { en } from '../../locales/en.js';
import { successRate } from '../../locales/en/success-rate.js';

/** The element's words with those of the frame. */
export const text = { ...en, successRate };

export type Text = typeof text;
