import { expect, html } from '@open-wc/testing';
import { render } from 'lit';
import '../../src/define/all.js';
import type { SyncFilter } from '../../src/model/filter.js';
import { logAnalyticsSource, logsClient, type SyncDataSource } from '../../src/sources/index.js';
import { rowsOfAnswer } from '../emulator/table-rows.js';
import { emulatedService } from '../support/emulated-workspace.js';
import { isSettled } from '../support/panel-numbers.js';
import { waitUntil } from '../support/wait-until.js';

const service = await emulatedService();
const answer: unknown = await (await fetch(new URL('../fixtures/contract/log-analytics.json', import.meta.url))).json();
const rows = rowsOfAnswer(answer);
const range = { from: '2026-09-01T00:00:00Z', to: '2026-11-09T00:00:00Z' };

const panels = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-panel]')];
const textOf = (panel: HTMLElement): string =>
  (panel.shadowRoot?.querySelector('[part=body]')?.textContent ?? '').replace(/\s+/g, ' ');

const settled = () => waitUntil(() => panels().every(isSettled), 'all panels have settled', { timeout: 15_000 });

afterEach(() => {
  render(null, document.body);
});

describe('twelve panels over a workspace', function () {
  this.timeout(30_000);

  it('cause at most seven queries, four at once', async () => {
    const { requests: before } = await service.log();
    render(summaryPage(await service.source(rows)), document.body);
    await settled();
    const { requests, peak } = await service.log();
    expect(panels()).to.have.length(12);
    expect(requests.length - before.length).to.be.within(1, 7);
    expect(peak).to.be.at.most(4);
    expect(requests.slice(before.length).map(({ status }) => status)).to.satisfy((all: number[]) =>
      all.every((one) => one === 200),
    );
  });
});

describe('twenty panels with filters of their own over a workspace', function () {
  this.timeout(60_000);

  it('never have more than four queries under way, and all settle', async () => {
    const source = await service.source(rows);
    const filters = Array.from({ length: 20 }, (_, index): SyncFilter => ({ range, cycle: [`cycle-${index % 10}`] }));
    const { requests: before } = await service.log();
    render(
      filters.map(
        (filter) => html`<sync-status-table data-panel .source=${source} .filter=${filter}></sync-status-table>`,
      ),
      document.body,
    );
    await settled();
    const { requests, peak } = await service.log();
    expect(peak).to.be.at.most(4);
    expect(
      requests.length - before.length,
      'equal questions are one: ten summaries, one or ten times what the logs hold',
    ).to.be.at.most(20);
  });
});

describe('a panel that leaves the page', () => {
  it('takes its query back from the service', async () => {
    const source = await service.source(rows);
    const { requests: before } = await service.log();
    await service.fail({ name: 'slow' }, { name: 'slow' });
    render(
      html`<sync-status-table data-panel .source=${source} .filter=${{ range }}></sync-status-table>`,
      document.body,
    );
    await waitUntil(async () => (await service.log()).running === 2, 'both queries have come in', { timeout: 5000 });
    panels()[0]!.remove();
    await waitUntil(async () => (await service.log()).running === 0, 'both are given up', { timeout: 2000 });
    const { requests } = await service.log();
    expect(requests.slice(before.length).map(({ gone }) => gone)).to.deep.equal([true, true]);
  });
});

describe('what goes wrong with a workspace', () => {
  const ROWS = 'The results of this query exceed the set limit of 3 records.';
  const twice = (name: string, argument?: unknown) => [
    { name, argument },
    { name, argument },
  ];

  it('no table: where to route the logs', async () => {
    await shows(await service.source(null), 'No provisioning logs in this workspace', 'Diagnostic settings');
  });

  it('another id: there is no such workspace', async () => {
    const workspaceId = '00000000-0000-0000-0000-000000000000';
    const source = logAnalyticsSource({ client: service.client, workspaceId });
    await shows(source, 'cannot be reached', 'There is no workspace or resource with this id');
  });

  it('no right: which role is needed', async () => {
    await shows(await service.source(rows, { tokens: ['of-somebody-else'] }), 'No permission', 'Log Analytics Reader');
  });

  it('no sign-in: to sign in again', async () => {
    const client = logsClient({ token: () => Promise.reject(new Error('Nobody is there.')) });
    await shows(
      logAnalyticsSource({ client, workspaceId: await service.workspace(rows) }),
      'Not signed in',
      'sign in again',
    );
  });

  it('too many questions: when it goes on', async () => {
    await service.fail(...twice('throttled', { seconds: 300 }));
    await shows(await service.source(rows), 'The service asks for a pause', 'Retry from');
  });

  it('a pause: until when, and then the numbers', async () => {
    await service.fail(...twice('throttled', { seconds: 1 }));
    const panel = await shows(await service.source(rows), 'The service asked for a pause. Goes on at');
    await waitUntil(() => textOf(panel).includes('Create'), 'goes on by itself', { timeout: 5000 });
  });

  it('too long: a shorter range', async () => {
    await service.fail(...twice('gatewayTimeout'));
    await shows(await service.source(rows), 'No answer in time', 'shorter');
  });

  it('a part only: the numbers, and what is missing', async () => {
    const fault = { code: 'PartialError', message: ROWS, rows: 3 };
    await service.fail(...twice('partial', fault));
    await shows(await service.source(rows), 'stopped at 3 rows', 'shorter time range');
  });

  async function shows(source: SyncDataSource, ...texts: string[]): Promise<HTMLElement> {
    render(
      html`<sync-status-table data-panel .source=${source} .filter=${{ range }}></sync-status-table>`,
      document.body,
    );
    const panel = panels()[0]!;
    for (const text of texts) {
      await waitUntil(() => textOf(panel).includes(text), `"${text}" in: ${textOf(panel)}`, {
        timeout: 5000,
        interval: 10,
      });
    }
    return panel;
  }
});

function summaryPage(source: SyncDataSource) {
  return html`<sync-scope .source=${source} .filter=${{ range }} time-zone="Europe/Berlin">
    <sync-actions-chart data-panel by="action"></sync-actions-chart>
    <sync-actions-chart data-panel by="status"></sync-actions-chart>
    <sync-actions-chart data-panel by="type"></sync-actions-chart>
    <sync-actions-chart data-panel by="action" bin="week"></sync-actions-chart>
    <sync-actions-chart data-panel by="status" bin="week"></sync-actions-chart>
    <sync-status-table data-panel></sync-status-table>
    <sync-status-table data-panel measure="events"></sync-status-table>
    <sync-error-list data-panel order="recent"></sync-error-list>
    <sync-error-list data-panel order="top"></sync-error-list>
    <sync-error-list data-panel order="top" limit="3"></sync-error-list>
    <sync-log-detail data-panel></sync-log-detail>
    <sync-log-detail data-panel></sync-log-detail>
  </sync-scope>`;
}
