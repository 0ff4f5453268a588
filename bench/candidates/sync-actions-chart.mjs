import '../../dist/define/sync-actions-chart.js';
import { measurePage } from '../page.mjs';

const time = (ms) => `${new Date(ms).toISOString().slice(0, 23)}0000Z`;

/** What a source answers: a row for each action and day. */
function tableOf({ actions, midnights }, counts) {
  const times = midnights.map(time);
  const starts = times.slice(0, -1);
  const rows = actions.flatMap((action, place) =>
    starts.map((bin, day) => ({
      key: [action],
      bin,
      events: counts[place][day],
      objects: counts[place][day],
      firstSeen: bin,
      lastSeen: bin,
    })),
  );
  const bins = { bin: 'day', span: { from: times[0], to: times.at(-1) }, starts };
  return { rows, other: [], otherValues: 0, next: null, bins };
}

measurePage((host, data, counts) => {
  const range = { from: time(data.midnights[0]), to: time(data.midnights.at(-1)) };
  const about = {
    earliest: range.from,
    latest: range.to,
    events: null,
    loaded: range,
    retentionDays: null,
    kinds: ['about', 'summary'],
    objectCounts: 'exact',
    broken: { count: 0, samples: [] },
    duplicates: null,
  };
  let summary = { tables: [tableOf(data, counts)] };
  let changed;
  const chart = document.createElement('sync-actions-chart');
  chart.source = {
    supports: () => true,
    query: ({ kind }) => Promise.resolve({ value: kind === 'about' ? about : summary }),
    watch(listener) {
      changed = listener;
      return () => {};
    },
  };
  chart.filter = { range };
  host.append(chart);
  return {
    drawn: () => chart.shadowRoot?.querySelector('.bars')?.getAttribute('d') ?? null,
    update(next) {
      summary = { tables: [tableOf(data, next)] };
      changed();
    },
  };
});
