import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { SyncRange } from '../../src/model/filter.js';
import type { SyncStatusTable } from '../../src/elements/sync-status-table/sync-status-table.js';
import '../../src/define/sync-status-table.js';
import { memorySource } from '../../src/sources/index.js';
import { graphEvent } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const HOUR = 3_600_000;
const STALE = 'no newer events: these logs do not tell whether the job runs';

const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const part = (panel: Element, name: string) =>
  panel.shadowRoot?.querySelector(`[part=${name}]`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

async function attach(records: unknown[], properties: Partial<SyncStatusTable>): Promise<SyncStatusTable> {
  const panel = Object.assign(document.createElement('sync-status-table'), {
    source: memorySource(records),
    ...properties,
  });
  await fixture(html`<div>${panel}</div>`);
  return panel;
}

/** The footer of a panel over one event, once it says up to when the data goes. */
async function footer(age: number, range: SyncRange, properties: Partial<SyncStatusTable> = {}): Promise<string> {
  const panel = await attach([graphEvent(1, { activityDateTime: ago(age) })], { filter: { range }, ...properties });
  await waitUntil(() => part(panel, 'footer').includes('data up to'));
  return part(panel, 'footer');
}

describe('beside a silence', () => {
  afterEach(() => fixtureCleanup());

  it('a panel without any event says that the logs do not tell whether the job runs, and where that is told', async () => {
    const panel = await attach([], {});
    await waitUntil(() => part(panel, 'body').includes('Whether the job runs, is paused or in quarantine'));
    const link = panel.shadowRoot!.querySelector('a')!;
    expect([link.href, link.rel, link.textContent.trim().split(/\s{2,}/)[0]]).to.deep.equal([
      'https://learn.microsoft.com/entra/identity/hybrid/cloud-sync/how-to-troubleshoot',
      'noopener',
      'Microsoft Learn: Troubleshoot cloud sync (opens in a new tab)',
    ]);
    await expect(panel).to.be.accessible();
  });

  it('a panel whose filters hide the events says nothing of the job', async () => {
    const panel = await attach([graphEvent(1)], { filter: { search: 'nobody' } });
    await waitUntil(() => part(panel, 'body').includes('nobody'));
    expect(part(panel, 'body')).not.to.include('quarantine');
  });
});

describe('the note that nothing newer has come', () => {
  afterEach(() => fixtureCleanup());

  it('comes after an hour where the range ends now', async () => {
    expect(await footer(2, { last: 'P1D' })).to.include(STALE);
  });

  it('comes where the range ends later', async () => {
    expect(await footer(2, { from: ago(24), to: ago(-24) })).to.include(STALE);
  });

  it('does not come within the hour', async () => {
    expect(await footer(0.5, { last: 'P1D' })).not.to.include('no newer');
  });

  it('does not come of a range that has ended', async () => {
    expect(await footer(26, { from: ago(48), to: ago(24) })).not.to.include('no newer');
  });

  it('does not come of all that a file holds', async () => {
    expect(await footer(26, 'all')).not.to.include('no newer');
  });

  it('comes after as many minutes as the page wants', async () => {
    const panel = await fixture<SyncStatusTable>(html`<sync-status-table stale-after="240"></sync-status-table>`);
    const { staleAfter } = panel;
    expect(await footer(2, { last: 'P1D' }, { staleAfter })).not.to.include('no newer');
    expect(await footer(5, { last: 'P1D' }, { staleAfter })).to.include(STALE);
  });
});
