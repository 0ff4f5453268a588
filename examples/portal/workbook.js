// What a portal writes to have the whole workbook on a page: one tag, and one line that names the source.
import { demoSource, httpSource } from './dist/cdn/cloud-sync-insights.js';
import './theme.js';

/** Set by `npm start -- --through-server`: the page then asks a server instead of answering itself. */
const endpoint = document.querySelector('meta[name=sync-endpoint]')?.content;
document.querySelector('sync-workbook').source = endpoint ? httpSource(endpoint) : demoSource();
