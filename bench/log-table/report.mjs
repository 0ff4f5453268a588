// From samples to figures, and to ratios beside their targets.
import { median, round } from '../report.mjs';
import { GRIDS, OURS, PEERS } from './pages.mjs';

/**
 * What is measured. Targets are for few and for many rows: `share` of the best of `of`, or `most` in the unit itself.
 * @type {{ key: string, title: string, digits: number, of?: string[], share?: number[], most?: number[] }[]}
 */
export const MEASURES = [
  { key: 'kilobytes', title: 'gzip, kB', digits: 1, most: [24, 24] },
  { key: 'load', title: 'rows made (ours: and read by the source), ms', digits: 0 },
  { key: 'first', title: 'first rows, ms', digits: 0, of: GRIDS, share: [0.5, 0.5] },
  { key: 'number', title: 'sort by number, ms', digits: 0, of: GRIDS, share: [0.4, 0.25] },
  { key: 'text', title: 'sort by text, ms', digits: 0, of: GRIDS, share: [0.9, 0.65] },
  { key: 'freeze', title: 'longest freeze while sorting text, ms', digits: 0, most: [50, 50] },
  { key: 'search', title: 'filter by text, ms', digits: 0, of: GRIDS, share: [0.5, 0.4] },
  { key: 'jump', title: 'jump scroll, right rows p95, ms', digits: 0, of: PEERS, share: [1, 1] },
  { key: 'wrongJumps', title: 'jumps of 40 whose rows never came', digits: 0, most: [0, 0] },
  { key: 'blank', title: 'blank or stale frames of 60', digits: 0, most: [0, 0] },
  { key: 'wheel', title: 'pixels moved for each of the wheel', digits: 2 },
  { key: 'last', title: 'last row reachable', digits: 0 },
  { key: 'heap', title: 'heap over the data, MB', digits: 1, most: [4.4, 10] },
];

/** The first rows of many may take so much longer than those of few. */
const GROWTH = 1.25;

/** Median, lowest and highest of the samples; `wrong` where the right rows were missing in one of them. */
export function summarise(samples) {
  return Object.fromEntries(
    Object.keys(samples[0]).map((key) => {
      const values = samples.map((sample) => sample[key]);
      if (typeof values.find((value) => value !== null) === 'boolean') return [key, values.every(Boolean)];
      const known = values.filter((value) => value !== null);
      const wrong = values.length - known.length;
      if (known.length === 0) return [key, { wrong }];
      const figures = { median: median(known), lowest: Math.min(...known), highest: Math.max(...known) };
      const rounded = Object.entries(figures).map(([name, value]) => [name, round(value)]);
      return [key, { ...Object.fromEntries(rounded), ...(wrong > 0 && { wrong }) }];
    }),
  );
}

/** What counts: the median, unless a sample was wrong. */
const valueOf = (figure) => (figure === undefined || figure.wrong ? null : figure.median);

/** The element beside the best of those that a target is about. `size`: 0 for few rows, 1 for many. */
export function compare(figures, size) {
  return MEASURES.map(({ key, of = PEERS, share, most }) => {
    if (key === 'last') return { key, reached: figures[OURS]?.last ?? null };
    const own = valueOf(figures[OURS]?.[key]);
    const others = of.map((name) => valueOf(figures[name]?.[key])).filter((value) => value !== null);
    const ratio =
      own !== null && others.length > 0 && Math.min(...others) > 0 ? round(own / Math.min(...others)) : null;
    const target = share?.[size] ?? most?.[size] ?? null;
    const compared = share ? ratio : own;
    return { key, ratio, target, reached: target === null ? null : compared !== null && compared <= target };
  });
}

/** Do many rows come nearly as fast as few? */
export function growth(few, many) {
  const [one, other] = [few, many].map((figures) => valueOf(figures[OURS]?.first));
  if (!one || !other) return null;
  return { ratio: round(other / one), target: GROWTH, reached: other / one <= GROWTH };
}

/** A Markdown table. */
export function table(figures, comparison) {
  const names = Object.keys(figures);
  const lines = MEASURES.map(({ key, title, digits, of, share }, index) => {
    const { ratio, target, reached } = comparison[index];
    const values = names.map((name) => cell(figures[name][key], digits));
    const bound =
      target === null || target === undefined
        ? key === 'last'
          ? 'yes'
          : '–'
        : share
          ? `≤ ${target} ×`
          : `≤ ${target}`;
    const than = ratio === null || ratio === undefined ? '–' : `${ratio.toFixed(2)} ×${of === GRIDS ? ' grid' : ''}`;
    return [title, ...values, than, bound, reached === null ? '' : reached ? 'yes' : 'no'];
  });
  const head = ['', ...names, 'ratio to best', 'target', 'reached'];
  const rows = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...lines];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(figure, digits) {
  if (typeof figure === 'boolean') return figure ? 'yes' : 'no';
  if (figure === undefined) return '–';
  return figure.wrong ? 'wrong' : figure.median.toFixed(digits);
}
