import type { SyncActionsChart } from '../../src/elements/sync-actions-chart/sync-actions-chart.js';

// What a person reads off the rendered panels: numbers as numbers, all else as the words that stand there.

type Line = [label: string, ...numbers: number[]];

const squeeze = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const all = <E extends Element = HTMLElement>(panel: HTMLElement, selector: string) => [
  ...panel.shadowRoot!.querySelectorAll<E>(selector),
];
const one = (panel: HTMLElement, selector: string) => all(panel, selector)[0];

/** "3 events" as 3; text of another shape is no number. */
const counted = (node: Element | undefined, noun: 'event' | 'object') =>
  Number(new RegExp(`^(\\d+) ${noun}s?$`).exec(squeeze(node))?.[1] ?? NaN);

/** The time inside a node, for machines and in words. */
const timeRead = (node: Element | undefined): [string, string] => {
  const time = node?.querySelector('time');
  return [time?.dateTime ?? '', squeeze(time)];
};

/** Nothing is on its way, and what is shown answers the present filter. */
export function isSettled(panel: HTMLElement): boolean {
  if (!one(panel, '[part=panel][aria-busy=false]')) return false;
  // An event stands there before its place among the others is known.
  return panel.localName !== 'sync-log-detail' || squeeze(one(panel, '.position')) !== '';
}

export interface ChartNumbers {
  /** Each series with its events. */
  legend: Line[];
  /** First row of the table. */
  heads: string[];
  /** Each bin with the events of each series and their sum. */
  rows: Line[];
}

/** Legend, then the table behind the button. */
export async function readChart(chart: SyncActionsChart): Promise<ChartNumbers> {
  const legend = all(chart, '.legend li').map((item): Line => [
    squeeze(item.querySelector('.name')),
    Number(squeeze(item.querySelector('.number'))),
  ]);
  await toggleTable(chart);
  const [heads = [], ...lines] = all<HTMLTableRowElement>(chart, 'tr').map(({ cells }) => [...cells].map(squeeze));
  await toggleTable(chart);
  return { legend, heads, rows: lines.map(([bin, ...events]) => [bin!, ...events.map(Number)]) };
}

async function toggleTable(chart: SyncActionsChart): Promise<void> {
  one(chart, '.show-table')!.click();
  await chart.updateComplete;
}

/** Each action, and all of them, with events, objects in each status, objects. */
export function readStatusTable(panel: HTMLElement): { statuses: string[]; rows: Line[]; total: Line | undefined } {
  const line = (row: HTMLElement): Line => [
    squeeze(row.querySelector('th')),
    ...[...row.querySelectorAll('td.number')].map(cellNumber),
  ];
  return {
    statuses: all(panel, '.statuses th').map(squeeze),
    rows: all(panel, 'tbody tr').map(line),
    total: all(panel, 'tfoot tr').map(line)[0],
  };
}

/** Narrow panels show a cell's label before its number. */
function cellNumber(cell: Element): number {
  return Number(squeeze(cell).slice(squeeze(cell.querySelector('.label')).length));
}

/** Each error: code, events, objects, first and last seen, the service's own words. */
export function readErrors(panel: HTMLElement): unknown[] {
  return all(panel, '[part=row]').map((row) => {
    const [occurrences, affected, last, first] = row.querySelectorAll('dd');
    return [
      codeOf(row),
      counted(occurrences, 'event'),
      counted(affected, 'object'),
      ...timeRead(first),
      ...timeRead(last),
      row.querySelector('q')?.textContent ?? null,
    ];
  });
}

/** A code without a text of ours is its own title. */
function codeOf(row: HTMLElement): string {
  const code = squeeze(row.querySelector('[part=code]') ?? row.querySelector('[role=heading]'));
  return code === 'No error code' ? 'unknown' : code;
}

/** The event: id, time, place among those of the filter. */
export function readDetail(panel: HTMLElement): unknown[] {
  const id = all(panel, '[part=identifiers] dt').find((term) => squeeze(term) === 'Event')?.nextElementSibling;
  const time = timeRead(one(panel, '[part=outcome]'));
  return [squeeze(id?.querySelector('bdi')), ...time, squeeze(one(panel, '.position'))];
}

/** Each tile but the one of all: label, distinct objects, events. */
export function readTiles(panel: HTMLElement): Line[] {
  return all(panel, '.tile:not(.all)').map((tile) => [
    squeeze(tile.querySelector('.label')),
    Number(squeeze(tile.querySelector('.number'))),
    counted(tile.querySelector('.events bdi') ?? undefined, 'event'),
  ]);
}

/** The events that the rate is made of: succeeded, failed. */
export function readRate(panel: HTMLElement): Line[] {
  return [...(one(panel, '.legend')?.querySelectorAll('li') ?? [])].map((item) => [
    squeeze(item.querySelector('.name')),
    Number(squeeze(item.querySelector('.number'))),
  ]);
}

/** Each cycle: id, events, distinct objects, failures. */
export function readCycles(panel: HTMLElement): Line[] {
  return all(panel, '[part=row]').map((row) => {
    const [events, objects] = [...row.querySelectorAll('td.number .value')].map((cell) => Number(squeeze(cell)));
    const failed = squeeze(row.querySelector('.status-failure'));
    return [cycleOf(row), events!, objects!, Number(/\d+$/.exec(failed)?.[0] ?? 0)];
  });
}

function cycleOf(row: HTMLElement): string {
  return row.querySelector<HTMLElement>('.filter')?.title || 'unknown';
}

/** How many objects the list says it has; none where nothing is to be listed. */
export function readObjectCount(panel: HTMLElement): number {
  const words = squeeze(one(panel, '[part=more] bdi'));
  return Number(/(\d+) objects?$/.exec(words)?.[1] ?? (words === '' ? 0 : NaN));
}

/** Each group of the log table: label, events. Groups are closed first, so that all of them are in sight. */
export async function readGroups(panel: HTMLElement & { updateComplete: Promise<unknown> }): Promise<Line[]> {
  for (let open; (open = one(panel, '[aria-expanded=true] > * > .toggle')); await panel.updateComplete) open.click();
  return all(panel, '[aria-level="1"][aria-expanded]').map((row) => [
    squeeze(row.querySelector('.group-name')),
    counted(row.querySelector('.count') ?? undefined, 'event'),
  ]);
}
