import { logDetail } from './en/log-detail.js';
import { panel } from './en/panel.js';

/** English, the language that is always there. */
export const en = { panel, logDetail };

/** The words of one language. */
export type Messages = typeof en;
