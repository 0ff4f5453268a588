import { panel } from './en/panel.js';

/** English words of the frame around every panel. Each element brings its own words along, from its file beside these. */
export const en = { panel };

/** The words of the frame in one language. */
export type Messages = typeof en;
