// The elements as a page embeds them.
import '../../../dist/define/sync-actions-chart.js';
import '../../../dist/define/sync-success-rate.js';
import { FROM, TO } from '../panels.mjs';

export { mount } from '../../log-table/candidates/sync-log-table.view.mjs';

const time = (ms) => `${new Date(ms).toISOString().slice(0, 23)}0000Z`;
const TAGS = { columns: 'sync-actions-chart', rate: 'sync-success-rate' };

export function chart(host, { kind, by, filter }, source) {
  const panel = document.createElement(TAGS[kind]);
  panel.source = source;
  panel.timeZone = 'UTC';
  panel.filter = { ...filter, range: { from: time(FROM), to: time(TO) } };
  if (kind === 'columns') panel.by = by;
  host.append(panel);
  return {
    isDrawn: () => Boolean(panel.renderRoot?.querySelector('.drawing')),
    /** Read from the table that a person can put in the chart's place. */
    async values() {
      panel.renderRoot.querySelector('.show-table').click();
      await panel.updateComplete;
      const texts = (element, selector) => Array.from(element.querySelectorAll(selector), (one) => one.textContent);
      const names = texts(panel.renderRoot, 'thead th').slice(1, -1);
      const rows = Array.from(panel.renderRoot.querySelectorAll('tbody tr'), (line) => texts(line, 'td').map(number));
      if (kind === 'rate') {
        return rows.map(([success, failure]) => (success + failure === 0 ? null : success / (success + failure)));
      }
      return Object.fromEntries(names.map((name, place) => [name.trim(), rows.map((cells) => cells[place])]));
    },
  };
}

function number(text) {
  return Number(text.replaceAll(',', ''));
}
