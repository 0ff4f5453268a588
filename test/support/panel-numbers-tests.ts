import { expect, html } from '@open-wc/testing';
import { render } from 'lit';
import '../../src/define/all.js';
import type { SyncScope } from '../../src/elements/sync-scope/sync-scope.js';
import type { SyncFilter } from '../../src/model/filter.js';
import { fileSource, logAnalyticsSource, type SyncDataSource } from '../../src/sources/index.js';
import { rowsOfAnswer } from '../emulator/table-rows.js';
import { emulatedService } from './emulated-workspace.js';
import { waitUntil } from './wait-until.js';
import {
  isSettled, readChart, readCycles, readDetail, readErrors, readGroups, readObjectCount, readRate, readStatusTable, readTiles,
} from './panel-numbers.js'; // prettier-ignore

type Line = [label: string, ...numbers: number[]];

/** What the panels must show under one filter: test/oracle/panels.py. */
interface PanelNumbers {
  name: string;
  filter: SyncFilter;
  actions: Line[];
  statuses: Line[];
  statusTable: { statuses: string[]; rows: Line[]; total: Line };
  errors: [code: string, events: number, objects: number, first: string, last: string, reason: string | null][];
  detail: { id: string; time: string; total: number };
  tiles: Record<(typeof TILES)[number], Line[]>;
  rate: Line[];
  cycles: Line[];
  objects: number;
  groups: Line[];
  zones: Record<string, { bin: 'day' | 'hour'; bins: [start: string, actions: number[], statuses: number[]][] }>;
}

/** Stands for an emulated workspace with the records of log-analytics.json; other sources are names of files. */
export const WORKSPACE = 'a workspace';
const TILES = ['type', 'status', 'action'] as const;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'];

const fixtureFile = (name: string) => fetch(new URL(`../fixtures/contract/${name}`, import.meta.url));
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

function inZone(time: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(time));
}

const toTheSecond = (time: string, zone: string) => inZone(time, zone, { dateStyle: 'medium', timeStyle: 'medium' });

/** How the name of a bin begins. */
function binName(start: string, bin: 'day' | 'hour', zone: string): string {
  return bin === 'hour'
    ? inZone(start, zone, { dateStyle: 'medium', timeStyle: 'short' })
    : inZone(start, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

async function openSource(file: string): Promise<SyncDataSource> {
  if (file === WORKSPACE) {
    const { client, workspace } = await emulatedService();
    const workspaceId = await workspace(rowsOfAnswer(await (await fixtureFile('log-analytics.json')).json()));
    return logAnalyticsSource({ client, workspaceId, defaultRange: 'all' });
  }
  return fileSource([new File([await (await fixtureFile(file)).blob()], file)]);
}

async function mountPanels(file: string): Promise<SyncScope> {
  const source = await openSource(file);
  const isLoaded = async () => !(await source.query({ kind: 'about', filter: {} })).partial;
  await waitUntil(isLoaded, `${file} is read`, { timeout: 10_000 });
  render(
    html`<sync-scope lang="en-GB" .source=${source}>
      <sync-actions-chart by="action"></sync-actions-chart>
      <sync-actions-chart by="status"></sync-actions-chart>
      <sync-status-table></sync-status-table>
      <sync-error-list></sync-error-list>
      <sync-log-detail></sync-log-detail>
      ${TILES.map((by) => html`<sync-object-tiles by=${by} top="24"></sync-object-tiles>`)}
      <sync-success-rate></sync-success-rate>
      <sync-cycle-list></sync-cycle-list>
      <sync-object-list></sync-object-list>
      <sync-log-table group-by="action"></sync-log-table>
    </sync-scope>`,
    document.body,
  );
  const errors = document.querySelector('sync-error-list')!;
  await waitUntil(() => errors.shadowRoot!.querySelector('[part=code]'), 'texts of error codes are loaded', {
    timeout: 10_000,
  });
  return document.querySelector('sync-scope')!;
}

async function show(scope: SyncScope, filter: SyncFilter, timeZone: string, what: string): Promise<void> {
  Object.assign(scope, { filter, timeZone });
  await scope.updateComplete;
  const panels = [...scope.children] as SyncScope[];
  await Promise.all(panels.map((panel) => panel.updateComplete));
  await waitUntil(() => panels.every(isSettled), `${what}: all panels have settled`, { interval: 10, timeout: 10_000 });
}

async function compareChart(
  scope: SyncScope,
  wanted: PanelNumbers,
  zone: string,
  by: 'action' | 'status',
  what: string,
) {
  const series = by === 'action' ? wanted.actions : wanted.statuses;
  const { bin, bins } = wanted.zones[zone]!;
  const seen = await readChart(scope.querySelector(`sync-actions-chart[by=${by}]`)!);
  expect(seen.legend, `${what}, legend of the chart by ${by}`).to.deep.equal(series);

  const heads = [bin === 'hour' ? 'Hour' : 'Day', ...series.map(([label]) => label), 'Total'];
  expect(seen.heads, `${what}, heads of the chart's table by ${by}`).to.deep.equal(heads);
  const counts = bins.map(([, actions, statuses]) => (by === 'action' ? actions : statuses));
  const rows = bins.map(([start], index) => [binName(start, bin, zone), ...counts[index]!, sum(counts[index]!)]);
  const begun = seen.rows.map(([label, ...events], index) => [
    label.slice(0, String(rows[index]?.[0]).length),
    ...events,
  ]);
  expect(begun, `${what}, table of the chart by ${by}`).to.deep.equal(rows);
  const names = new Set(seen.rows.map(([label]) => label));
  expect(names, `${what}, different names of bins by ${by}`).to.have.property('size', bins.length);
}

async function comparePanels(scope: SyncScope, wanted: PanelNumbers, zone: string, what: string): Promise<void> {
  await compareChart(scope, wanted, zone, 'action', what);
  await compareChart(scope, wanted, zone, 'status', what);

  const statusTable = readStatusTable(scope.querySelector('sync-status-table')!);
  expect(statusTable, `${what}, status table`).to.deep.equal(wanted.statusTable);

  const errors = wanted.errors.map(([code, events, objects, first, last, reason]) => {
    return [code, events, objects, first, toTheSecond(first, zone), last, toTheSecond(last, zone), reason];
  });
  expect(readErrors(scope.querySelector('sync-error-list')!), `${what}, error list`).to.deep.equal(errors);

  for (const by of TILES) {
    const tiles = readTiles(scope.querySelector(`sync-object-tiles[by=${by}]`)!);
    expect(tiles, `${what}, tiles by ${by}`).to.deep.equal(wanted.tiles[by]);
  }
  expect(readRate(scope.querySelector('sync-success-rate')!), `${what}, rate`).to.deep.equal(wanted.rate);
  expect(readCycles(scope.querySelector('sync-cycle-list')!), `${what}, cycles`).to.deep.equal(wanted.cycles);

  const table = scope.querySelector('sync-log-table')!;
  expect(readObjectCount(scope.querySelector('sync-object-list')!), `${what}, objects`).to.equal(wanted.objects);
  expect(await readGroups(table), `${what}, groups`).to.deep.equal(wanted.groups);

  const { id, time, total } = wanted.detail;
  const detail = [id, time, toTheSecond(time, zone), `Event 1 of ${total} in this filter`];
  expect(readDetail(scope.querySelector('sync-log-detail')!), `${what}, log detail`).to.deep.equal(detail);
}

/** Tests that the panels over these sources show the numbers the oracle has worked out, for so many of its filters. */
export function testNumbers(sources: readonly string[], count: number): void {
  describe(`numbers of every panel, as they must be for one set of events, for ${count} filters`, function () {
    // Many filters, each drawn by twelve panels, on machines that run other tests too.
    this.timeout(count * 9_000);
    let filters: PanelNumbers[];

    before(async () => {
      filters = ((await (await fixtureFile('panel-numbers.json')).json()) as PanelNumbers[]).slice(0, count);
      expect(filters).to.have.length(count);
    });

    for (const file of sources) testSource(file, () => filters);
  });
}

function testSource(file: string, filters: () => readonly PanelNumbers[]): void {
  describe(file, () => {
    let scope: SyncScope;

    before(async () => {
      scope = await mountPanels(file);
    });

    after(() => {
      scope.source?.close?.();
      render(null, document.body);
    });

    for (const zone of ZONES) {
      it(`are right for every filter in ${zone}`, async () => {
        for (const wanted of filters()) {
          const what = `${file}, ${zone}, filter "${wanted.name}"`;
          await show(scope, wanted.filter, zone, what);
          await comparePanels(scope, wanted, zone, what);
        }
      });
    }
  });
}
