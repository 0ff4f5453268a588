/** The file for a script tag that asks a Log Analytics workspace: beside the one with the elements, for pages without a build. */
export { logAnalyticsSource, logsClient, msalCredential } from './sources/index.js';
