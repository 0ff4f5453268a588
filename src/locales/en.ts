import { panel } from './en/panel.js';

/** English, the language that is always there. */
export const en = { panel };

/** The words of one language. */
export type Messages = typeof en;
