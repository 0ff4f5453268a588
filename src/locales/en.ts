import { actionsChart } from './en/actions-chart.js';
import { errorList } from './en/error-list.js';
import { logDetail } from './en/log-detail.js';
import { panel } from './en/panel.js';
import { statusTable } from './en/status-table.js';
import { trend } from './en/trend.js';

/** English, the language that is always there. */
export const en = { actionsChart, errorList, logDetail, panel, statusTable, trend };

/** The words of one language. */
export type Messages = typeof en;
