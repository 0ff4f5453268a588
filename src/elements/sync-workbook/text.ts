import { en } from '../../locales/en.js';
import { workbook } from '../../locales/en/workbook.js';

/** The element's words with those of the frame. */
export const text = { ...en, workbook };
