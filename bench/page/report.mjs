// Ratios to the best peer beside their targets.
import { round } from '../report.mjs';
import { OURS, PEERS } from './pages.mjs';

/**
 * What is measured. `target`: the most that the elements may cost, as a share of the best peer, or in the unit itself.
 * @type {{ key: string, title: string, digits: number, share?: number, most?: number }[]}
 */
const MEASURES = [
  { key: 'kilobytes', title: 'gzip, kB', digits: 1, most: 70 },
  { key: 'shown', title: 'seven panels shown, ms', digits: 0, share: 0.6 },
  { key: 'cpu', title: 'seven panels until quiet, CPU ms', digits: 0 },
  { key: 'blocked', title: 'CPU ÷ 4: blocked, ms', digits: 0, share: 0.1 },
  { key: 'shift', title: 'layout shift', digits: 3, most: 0 },
];

/** The elements' share of the best peer for each measure, beside its target; no share of a peer that costs nothing. */
export function compare(figures) {
  return MEASURES.map(({ key, share, most }) => {
    const own = figures[OURS][key];
    const best = Math.min(...PEERS.map((peer) => figures[peer][key].median));
    const ratio = best > 0 ? own.median / best : null;
    const target = share ?? most ?? null;
    // One round that shifts is one too many.
    const value = share ? ratio : key === 'shift' ? own.highest : own.median;
    const reached = target === null ? null : value === null ? own.median === 0 : value <= target;
    return { key, ratio: ratio === null ? null : round(ratio), target, reached };
  });
}

/** A Markdown table. */
export function table(figures, comparison) {
  const names = Object.keys(figures);
  const lines = MEASURES.map(({ key, title, digits, share, most }, index) => {
    const { ratio, reached } = comparison[index];
    const target = share ? `≤ ${share} ×` : most === undefined ? '–' : `≤ ${most}`;
    const values = names.map((name) => figures[name][key].median.toFixed(digits));
    const than = ratio === null ? '–' : `${ratio.toFixed(2)} ×`;
    return [title, ...values, than, target, reached === null ? '' : reached ? 'yes' : 'no'];
  });
  const head = ['', ...names, 'ratio to best peer', 'target', 'reached'];
  const rows = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...lines];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
