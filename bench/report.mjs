// From samples to figures: medians, the heap over an empty page, and ratios beside their targets.
import { OURS, PEERS } from './candidates.mjs';

/**
 * What is measured. `target`: the most that the element may cost, as a share of the best peer, or in the unit itself.
 * @type {{ key: string, title: string, digits: number, share?: number, most?: number }[]}
 */
export const MEASURES = [
  { key: 'kilobytes', title: 'gzip, kB', digits: 1, most: 26 },
  { key: 'first', title: 'first chart, CPU ms', digits: 0, share: 0.65 },
  { key: 'quiet', title: 'first chart until quiet, CPU ms', digits: 0 },
  { key: 'update', title: 'update, CPU ms', digits: 1, share: 1 },
  { key: 'resize', title: 'resize, CPU ms', digits: 1, share: 0.4 },
  { key: 'seven', title: 'seven charts, CPU ms', digits: 0 },
  { key: 'sevenShown', title: 'seven charts shown, ms', digits: 0, share: 0.35 },
  { key: 'sevenBlocked', title: 'seven, CPU ÷ 4: blocked, ms', digits: 0, share: 0.15 },
  { key: 'heap', title: 'heap over empty page, kB', digits: 0, share: 1.25 },
];

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** For each measure of a candidate: median, lowest and highest of its samples. */
export function summarise(samples) {
  return Object.fromEntries(
    Object.keys(samples[0]).map((key) => {
      const values = samples.map((sample) => sample[key]);
      const figures = { median: median(values), lowest: Math.min(...values), highest: Math.max(...values) };
      return [key, Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]))];
    }),
  );
}

/** The element's share of the best peer for each measure, beside its target. */
export function compare(figures) {
  return MEASURES.map(({ key, share, most }) => {
    const own = figures[OURS][key].median;
    const ratio = own / Math.min(...PEERS.map((peer) => figures[peer][key].median));
    const target = share ?? most ?? null;
    return { key, ratio: round(ratio), target, reached: target === null ? null : (share ? ratio : own) <= target };
  });
}

/** A Markdown table. */
export function table(figures, comparison) {
  const names = Object.keys(figures);
  const lines = MEASURES.map(({ key, title, digits, share, most }, index) => {
    const { ratio, reached } = comparison[index];
    const target = share ? `≤ ${share} ×` : most ? `≤ ${most}` : '–';
    const values = names.map((name) => figures[name][key].median.toFixed(digits));
    return [title, ...values, `${ratio.toFixed(2)} ×`, target, reached === null ? '' : reached ? 'yes' : 'no'];
  });
  const head = ['', ...names, 'ratio to best peer', 'target', 'reached'];
  const rows = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...lines];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function round(value) {
  return Math.round(value * 100) / 100;
}
