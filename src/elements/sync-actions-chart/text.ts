import { en } from '../../locales/en.js';
import { actionsChart } from '../../locales/en/actions-chart.js';

/** The element's words with those of the frame. */
export const text = { ...en, actionsChart };

export type Text = typeof text;
