import { expect, fixture, fixtureCleanup, html, nextFrame } from '@open-wc/testing';
import type { SyncScope } from '../../src/elements/sync-scope/sync-scope.js';
import type { SyncStatusTable } from '../../src/elements/sync-status-table/sync-status-table.js';
import '../../src/define/sync-scope.js';
import '../../src/define/sync-status-table.js';
import { SourceError } from '../../src/model/source-error.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const part = (panel: Element, name: string) =>
  panel.shadowRoot?.querySelector(`[part=${name}]`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const body = (panel: Element) => part(panel, 'body');
const rows = (panel: Element) => panel.shadowRoot!.querySelectorAll('tbody tr').length;
const label = (panel: Element, text: string) =>
  [...panel.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent.trim() === text)!;

describe('a panel', () => {
  let source: ControlledSource;
  beforeEach(() => (source = new ControlledSource(memorySource(twelveEvents))));
  afterEach(() => fixtureCleanup());

  const attach = (properties: Partial<SyncStatusTable> = {}) => {
    const panel = Object.assign(document.createElement('sync-status-table'), { source, ...properties });
    return fixture<HTMLElement>(html`<div>${panel}</div>`).then(() => panel);
  };
  const shows = (panel: Element, text: string) =>
    waitUntil(() => body(panel).includes(text), `${text} in: ${body(panel)}`);

  it('never hands its own filter on to the others in its scope', async () => {
    const own = Object.assign(document.createElement('sync-status-table'), { filter: { type: ['user'] } });
    const scope = await fixture<SyncScope>(html`<sync-scope .source=${source}>${own}</sync-scope>`);
    await shows(own, 'Create');
    label(own, 'Create').click();
    expect(scope.currentFilter).to.deep.equal({ action: ['create'] });
  });

  it('setting the scope’s filter again replaces what people chose, also with the same object', async () => {
    const panel = document.createElement('sync-status-table');
    const filter = {};
    const scope = await fixture<SyncScope>(html`<sync-scope .source=${source} .filter=${filter}>${panel}</sync-scope>`);
    await shows(panel, 'Create');
    label(panel, 'Create').click();
    scope.filter = filter;
    await scope.updateComplete;
    expect(scope.currentFilter).to.deep.equal({});
  });

  it('asks again when it returns, since news may have come while it was away', async () => {
    const panel = await attach();
    await shows(panel, 'Create');
    const parent = panel.parentElement!;
    panel.remove();
    await waitUntil(() => source.watchers === 0);
    const before = source.questions.length;
    parent.append(panel);
    await waitUntil(() => source.questions.length > before);
  });

  it('hears a source out that has news all the time', async () => {
    source.hold = true;
    const panel = await attach();
    await waitUntil(() => source.held.length > 0);
    for (let news = 0; news < 5; news++) {
      source.announce();
      await panel.updateComplete;
    }
    expect(source.signals.some((signal) => signal.aborted)).to.equal(false);
    source.release();
    await shows(panel, 'Create');
  });

  it('asks for the last hours anew when it is refreshed later', async () => {
    const clock = Date.now;
    try {
      const start = clock();
      Date.now = () => start;
      const panel = await attach({ filter: { range: { last: 'PT4H' } } });
      await waitUntil(() => source.questions.length > 0);
      Date.now = () => start + 9 * 3_600_000;
      panel.refresh();
      await waitUntil(() => source.questions.length > 1);
      const [first, second] = source.questions.map(({ filter }) => (filter!.range as { to: string }).to);
      expect(Date.parse(second!) - Date.parse(first!)).to.equal(9 * 3_600_000);
    } finally {
      Date.now = clock;
    }
  });

  it('that is still loading and has nothing yet says loading, not nothing', async () => {
    source.partial = { reason: 'loading', limit: null };
    const panel = await attach({ filter: { search: 'nobody' } });
    await shows(panel, 'Loading');
  });

  for (const [name, wrong] of [
    ['a row without counts', { value: { tables: [{ rows: [{ key: ['create'] }], other: [] }] } }],
    [
      'a time nobody can read',
      { value: { earliest: null, latest: 'yesterday', broken: { count: 0, samples: [] }, duplicates: null } },
    ],
  ] as const) {
    it(`given ${name} shows an error`, async () => {
      source.wrongAnswer = { result: wrong };
      const panel = await attach();
      await shows(panel, 'The data cannot be read');
    });
  }

  it('that cannot draw an answer shows an error and draws the next one', async () => {
    const table = { rows: [], other: [], otherValues: 0, next: null, bins: { bin: 'aeon', span: null, starts: null } };
    const row = {
      key: ['create', 'success'],
      events: 1,
      objects: 1,
      firstSeen: '2026-09-01T06:00:00Z',
      lastSeen: '2026-09-01T06:00:00Z',
    };
    source.wrongAnswer = {
      result: { value: { tables: Array.from({ length: 5 }, () => ({ ...table, rows: [row] })) } },
    };
    const panel = await attach();
    await shows(panel, 'shape that this panel cannot show');
    source.wrongAnswer = undefined;
    label(panel, 'Retry').click();
    await shows(panel, 'Create');
  });

  it('given something that is no source says so', async () => {
    const panel = await attach({ source: '/api/logs' as unknown as ControlledSource });
    await shows(panel, 'What was set as source is none');
  });

  it('takes a reason nobody knows for data that cannot be read', async () => {
    source.failure = new SourceError('rate-limited' as 'throttled', 'Slow down.');
    const panel = await attach();
    await shows(panel, 'Slow down.');
  });

  it('asks everything within the second filter of its scope, also what the source holds', async () => {
    const panel = document.createElement('sync-status-table');
    const filter = { within: { status: ['success'] } };
    await fixture(html`<sync-scope .source=${source} .filter=${filter}>${panel}</sync-scope>`);
    await shows(panel, 'Create');
    await waitUntil(() => source.asked.some(({ kind }) => kind === 'about'));
    expect(source.asked.map((question) => question.filter?.within)).to.deep.equal([filter.within, filter.within]);
    label(panel, 'Create').click();
    await waitUntil(() => source.questions.length > 1);
    expect(source.questions.at(-1)!.filter).to.deep.include({ action: ['create'], within: filter.within });
  });

  it('names the part of a second filter that is wrong', async () => {
    const panel = await attach({ filter: { within: { status: 'failure' as unknown as string[] } } });
    await shows(panel, 'filter.within.status has to be a list of texts');
  });

  it('refused for its filter offers to clear it', async () => {
    const panel = await attach({ filter: { status: 'failure' as unknown as string[] } });
    await shows(panel, 'filter.status has to be a list of texts');
    expect(label(panel, 'Clear filters')).to.exist;
  });

  it('works in a page whose language is written with an underscore, and with an empty zone', async () => {
    const panel = Object.assign(document.createElement('sync-status-table'), { source, timeZone: '' });
    await fixture(html`<div lang="en_US">${panel}</div>`);
    await shows(panel, 'Create');
    await waitUntil(() => part(panel, 'footer').includes('data up to'));
  });

  it('has no empty heading and no heading level that is none', async () => {
    const bare = await attach({ heading: '' });
    const odd = await attach({ headingLevel: NaN });
    await shows(odd, 'Create');
    expect(bare.shadowRoot!.querySelector('[role=heading]')).to.equal(null);
    expect(odd.shadowRoot!.querySelector('[role=heading]')!.getAttribute('aria-level')).to.equal('2');
  });

  it('whose scope has gone tells screen readers nothing of what was there', async () => {
    const panel = document.createElement('sync-status-table');
    const scope = await fixture<SyncScope>(html`<sync-scope .source=${source}>${panel}</sync-scope>`);
    await shows(panel, 'Create');
    expect(rows(panel)).to.be.greaterThan(0);
    scope.source = null;
    await shows(panel, 'No data source');
    await nextFrame();
    expect(panel.shadowRoot!.querySelector('[role=status]')!.textContent.trim()).to.equal('');
  });
});
