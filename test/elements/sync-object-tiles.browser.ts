import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SyncObjectTiles } from '../../src/elements/sync-object-tiles/sync-object-tiles.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { Grouping, SummaryTable } from '../../src/model/question.js';
import type { SyncFilterChangeEvent, SyncOpenEvent } from '../../src/panel/events.js';
import '../../src/define/sync-object-tiles.js';
import { summaryRow, summarySource } from '../support/summary-source.js';
import { waitUntil } from '../support/wait-until.js';

const starts = ['2026-11-12T00:00:00.0000000Z', '2026-11-13T00:00:00.0000000Z', '2026-11-14T00:00:00.0000000Z'];
const bins: SummaryTable['bins'] = { bin: 'day', span: { from: starts[0]!, to: '2026-11-15T00:00:00Z' }, starts };

/** 40 objects in 60 events; some stand in two tiles. */
function tableFor({ by, bin }: Grouping): Partial<SummaryTable> {
  if (by.length === 0) return { rows: [summaryRow([], 60, 40)] };
  if (bin) {
    return {
      bins,
      rows: [
        summaryRow(['group'], 12, 6, { bin: starts[1]! }),
        summaryRow(['user'], 5, 5, { bin: starts[0]! }),
        summaryRow(['user'], 40, 30, { bin: starts[1]! }),
      ],
      other: [summaryRow([], 3, 2, { bin: starts[2]! })],
    };
  }
  return {
    rows: [summaryRow(['user'], 45, 35), summaryRow(['group'], 12, 6)],
    other: [summaryRow([], 3, 2)],
    otherValues: 4,
  };
}

async function shown(properties: Partial<SyncObjectTiles> = {}, answer = tableFor): Promise<SyncObjectTiles> {
  const panel = Object.assign(document.createElement('sync-object-tiles'), {
    source: summarySource(answer),
    timeZone: 'UTC',
    ...properties,
  });
  await fixture(html`<div lang="en-GB">${panel}</div>`);
  await waitUntil(() => panel.shadowRoot!.querySelector('[part=tile]'), 'the tiles are drawn');
  return panel;
}

const all = <E extends Element = HTMLElement>(panel: SyncObjectTiles, selector: string) => [
  ...panel.shadowRoot!.querySelectorAll<E>(selector),
];
const textsOf = (panel: SyncObjectTiles, selector: string) =>
  all(panel, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
const named = (panel: SyncObjectTiles, name: string) =>
  all(panel, 'button').find((button) => (button.ariaLabel ?? button.textContent.trim()) === name)!;

function heard(panel: SyncObjectTiles): { filters: SyncFilter[]; opened: unknown[] } {
  const events = { filters: [] as SyncFilter[], opened: [] as unknown[] };
  panel.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => events.filters.push(event.filter));
  panel.addEventListener('sync-open', (event: SyncOpenEvent) => {
    event.preventDefault();
    events.opened.push({ kind: event.kind, filter: event.filter });
  });
  return events;
}

describe('<sync-object-tiles>', () => {
  afterEach(() => fixtureCleanup());

  it('has a tile for all, for each value in the order answered, and for the rest', async () => {
    const panel = await shown();
    expect(textsOf(panel, '[part=tile]')).to.deep.equal([
      'All 40 objects 60 events',
      'User 35 objects 45 events 75% of events',
      'Group 6 objects 12 events 20% of events',
      '4 other types 2 objects 3 events 5% of events',
    ]);
  });

  it('says the trend of each tile in words, days without events being none', async () => {
    const panel = await shown();
    expect(all(panel, 'svg.sparkline').map((svg) => svg.ariaLabel)).to.deep.equal([
      'Events per day, 12 Nov to 14 Nov: highest 52 on 13 Nov, last 3',
      'Events per day, 12 Nov to 14 Nov: highest 40 on 13 Nov, last 0',
      'Events per day, 12 Nov to 14 Nov: highest 12 on 13 Nov, last 0',
      'Events per day, 12 Nov to 14 Nov: highest 3 on 14 Nov, last 3',
    ]);
  });

  it('asks one question: most objects first, what is chosen in it ignored', async () => {
    const source = summarySource(tableFor);
    await shown({ source, by: 'status', top: 5, filter: { status: ['failure'] } });
    expect(source.asked).to.have.length(1);
    expect(source.asked[0]!.groupings).to.deep.equal([
      { by: ['status'], ignoreOwn: true, order: 'objects', top: 5 },
      { by: ['status'], bin: 'auto', ignoreOwn: true, order: 'objects', top: 5 },
      { by: [], ignoreOwn: ['status'] },
    ]);
  });

  for (const [by, top, expected] of [
    ['nonsense', 1000, ['type', 24]],
    ['action', -1, ['action', 12]],
    ['toString', 2.5, ['type', 12]],
  ] as const) {
    it(`takes by="${by}" top="${top}" for ${expected.join(', ')}`, async () => {
      const source = summarySource(tableFor);
      await shown({ source, by: by as 'type', top });
      const [{ by: asked, top: most }] = source.asked[0]!.groupings as [Grouping];
      expect([asked[0], most]).to.deep.equal(expected);
    });
  }

  it('names its grouping in the title, that of the tiles in view', async () => {
    const panel = await shown({ by: 'action' });
    expect(textsOf(panel, '[part=heading]')).to.deep.equal(['Synced objects by action']);
  });

  it('a status has its shape', async () => {
    const panel = await shown({ by: 'status' }, ({ by, bin }) =>
      by.length === 0 || bin ? {} : { rows: [summaryRow(['failure'], 1, 1), summaryRow(['new'], 1, 1)] },
    );
    expect(all(panel, '[part=tile] [part=status-icon]')).to.have.length(2);
  });

  it('says that objects do not add up where they do not, and only there', async () => {
    expect(textsOf(await shown(), '[part=note]')[0]).to.include('do not add up');
    const panel = await shown({}, ({ by }) => ({ rows: [summaryRow(by.length ? ['user'] : [], 9, 4)] }));
    expect(all(panel, '[part=note]')).to.have.length(0);
  });

  it('opens the objects that a number counts', async () => {
    const panel = await shown();
    const { opened, filters } = heard(panel);
    named(panel, 'User: 35 distinct objects, open').click();
    named(panel, 'All: 40 distinct objects, open').click();
    expect(opened).to.deep.equal([
      { kind: 'objects', filter: { type: ['user'] } },
      { kind: 'objects', filter: {} },
    ]);
    expect(filters).to.deep.equal([]);
  });

  it('opens all objects from the tile of all, whatever is chosen in it', async () => {
    const panel = await shown({ filter: { type: ['user'] } });
    const { opened } = heard(panel);
    named(panel, 'All: 40 distinct objects, open').click();
    expect(opened).to.deep.equal([{ kind: 'objects', filter: { type: [] } }]);
  });

  it('filters by a tile; Ctrl and ⌘ add; a second click clears', async () => {
    const panel = await shown({ filter: { type: ['user'] } });
    const { filters } = heard(panel);
    named(panel, 'Group').click();
    named(panel, 'User').click();
    for (const key of ['ctrlKey', 'metaKey'])
      named(panel, 'Group').dispatchEvent(new MouseEvent('click', { [key]: true }));
    expect(filters).to.deep.equal([{ type: ['group'] }, {}, { type: ['user', 'group'] }, { type: ['user', 'group'] }]);
  });

  it('takes a click anywhere in a tile but on its number', async () => {
    const panel = await shown();
    const { left, bottom, top } = all(panel, '[part=tile]')[1]!.getBoundingClientRect();
    const under = (y: number) => panel.shadowRoot!.elementFromPoint(left + 20, y)?.className;
    expect(under(bottom - 4)).to.include('filter');
    expect(under(top + 50)).to.include('link');
  });

  it('works by keyboard alone, adding included', async () => {
    const panel = await shown({ filter: { type: ['user'] } });
    const { filters } = heard(panel);
    named(panel, 'Group').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    expect(filters).to.deep.equal([{ type: ['group'] }, { type: ['user', 'group'] }]);
  });

  it('marks what is chosen and dims the other values, not the total; no button within another', async () => {
    const panel = await shown({ filter: { type: ['USER'] } });
    expect(textsOf(panel, '[aria-pressed=true]')).to.deep.equal(['User']);
    expect(textsOf(panel, '.dimmed .label')).to.deep.equal(['Group']);
    expect(all(panel, 'button button, button a')).to.have.length(0);
    await expect(panel).to.be.accessible();
  });

  it('marks estimated numbers and speaks of them as about', async () => {
    const panel = await shown({}, (grouping) => ({ ...tableFor(grouping), objectCounts: 'estimated' }));
    expect(textsOf(panel, '.number')).to.deep.equal(['≈40', '≈35', '≈6', '≈2about 2']);
    expect(named(panel, 'User: about 35 distinct objects, open')).to.exist;
    expect(textsOf(panel, '[role=status]')[0]).to.include('6 types, about 40 objects, 60 events');
  });

  it('events without an object are none of them, and open nothing', async () => {
    const panel = await shown({}, ({ by }) => ({ rows: [summaryRow(by.length ? ['unknown'] : [], 5, 0)] }));
    expect(textsOf(panel, '[part=tile]')[1]).to.equal('Unknown 0 objects 5 events 100% of events');
    expect(all(panel, 'button.link')).to.have.length(0);
  });

  it('no button stands for a value that is too long for a filter', async () => {
    const long = 'x'.repeat(2001);
    const panel = await shown({}, ({ by }) => ({ rows: [summaryRow(by.length ? [long] : [], 2, 2)] }));
    expect(textsOf(panel, '.label')[1]).to.equal(long);
    expect(all(panel, '[part=tile] button')).to.have.length(1);
  });

  for (const name of ['User', 'Group']) {
    it(`keeps the focus on ${name} when one tile overtakes the other`, async () => {
      let rows = [summaryRow(['user'], 9, 9), summaryRow(['group'], 5, 5)];
      const panel = await shown({}, ({ by }) => (by.length === 0 ? {} : { rows }));
      named(panel, name).focus();
      rows = [summaryRow(['group'], 50, 50), summaryRow(['user'], 9, 9)];
      panel.refresh();
      await waitUntil(() => textsOf(panel, '.label')[1] === 'Group');
      expect(panel.shadowRoot!.activeElement?.textContent.trim()).to.equal(name);
    });
  }

  for (const width of [280, 320, 900]) {
    it(`fits ${width} px, a word of 300 letters included`, async () => {
      const panel = await shown({}, ({ by }) => ({
        rows: [summaryRow(by.length ? ['x'.repeat(300)] : [], 1234567, 1234567)],
      }));
      panel.parentElement!.style.width = `${width}px`;
      await panel.updateComplete;
      expect(panel.scrollWidth).to.be.at.most(width);
      for (const tile of all(panel, '[part=tile]')) expect(tile.scrollWidth).to.be.at.most(tile.offsetWidth);
      await expect(panel).to.be.accessible();
    });
  }
});
