import { expect, fixture, fixtureCleanup, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/sync-workbook.js';
import type { SyncWorkbook } from '../../src/elements/sync-workbook/sync-workbook.js';
import { changeFilter } from '../../src/panel/events.js';
import { focusedElement } from '../../src/panel/kept-focus.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const text = (node: Element | null | undefined) => node?.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const inside = <E extends Element = HTMLElement>(holder: Element | null | undefined, selector: string) =>
  holder?.shadowRoot?.querySelector<E>(selector) ?? null;
const buttons = (holder: Element | null | undefined) => [
  ...(holder?.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []),
];
const labelled = (holder: Element | null | undefined, label: string) =>
  buttons(holder).find((button) => (button.getAttribute('aria-label') ?? button.textContent).includes(label));

describe('<sync-workbook>', () => {
  let source: ControlledSource;
  beforeEach(() => {
    source = new ControlledSource(memorySource(twelveEvents));
    history.replaceState(null, '', location.pathname + location.search);
  });
  afterEach(() => fixtureCleanup());

  const shown = async (properties: Partial<SyncWorkbook> = {}) => {
    const workbook = Object.assign(document.createElement('sync-workbook'), {
      source,
      timeZone: 'Europe/Berlin',
      ...properties,
    });
    await fixture(html`<div lang="en-GB">${workbook}</div>`);
    await waitUntil(() => inside(workbook, '#view > [heading-level]'), 'a tab is shown', { timeout: 10_000 });
    return workbook;
  };
  const panel = (workbook: SyncWorkbook, tag: string) => inside(workbook, tag);
  const panelShows = (workbook: SyncWorkbook, tag: string, words: string) =>
    waitUntil(() => text(panel(workbook, tag)).includes(words), `${tag} shows ${words}`);
  const choose = (workbook: SyncWorkbook, tab: string) => inside(workbook, `#tab-${tab}`)!.click();

  describe('tabs', () => {
    it('begins with the summary: tiles, both charts, status table, errors, success rate', async () => {
      const workbook = await shown();
      const view = [...inside(workbook, '#view')!.children].map(({ localName }) => localName);
      expect(view).to.deep.equal([
        'sync-object-tiles',
        'sync-actions-chart',
        'sync-actions-chart',
        'sync-status-table',
        'sync-error-list',
        'sync-success-rate',
      ]);
      await expect(workbook).to.be.accessible();
    });

    for (const [tab, tag] of [
      ['details', 'sync-log-table'],
      ['cycles', 'sync-cycle-list'],
      ['object', 'sync-object-history'],
    ] as const) {
      it(`shows ${tag} under ${tab}`, async () => {
        const workbook = await shown({ tab });
        await waitUntil(() => panel(workbook, tag));
        expect(inside(workbook, '[aria-selected=true]')!.id).to.equal(`tab-${tab}`);
      });
    }

    it('moves between tabs with arrows, Home and End, and chooses with Enter', async () => {
      const workbook = await shown();
      inside(workbook, '#tab-summary')!.focus();
      const reached: string[] = [];
      for (const press of ['ArrowLeft', 'ArrowRight', 'ArrowRight', 'End', 'Home', 'ArrowRight']) {
        await sendKeys({ press });
        reached.push(focusedElement(document)!.id);
      }
      expect(reached).to.deep.equal([
        'tab-object',
        'tab-summary',
        'tab-details',
        'tab-object',
        'tab-summary',
        'tab-details',
      ]);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => panel(workbook, 'sync-log-table'));
    });

    it('a log table that returns shows its rows once', async () => {
      const workbook = await shown({ tab: 'details' });
      const rows = () => [...(panel(workbook, 'sync-log-table')?.shadowRoot?.querySelectorAll('.space > *') ?? [])];
      await waitUntil(() => rows().length === 12);
      choose(workbook, 'summary');
      await waitUntil(() => panel(workbook, 'sync-status-table'));
      choose(workbook, 'details');
      await waitUntil(() => rows().length > 0);
      await workbook.updateComplete;
      await nextFrame();
      expect(rows()).to.have.length(12);
    });

    it('says how to give the workbook a source, not the panels that it hides', async () => {
      const workbook = await shown({ source: null });
      await panelShows(workbook, 'sync-status-table', "querySelector('sync-workbook').source");
    });

    it('what is chosen in one panel holds for all tabs', async () => {
      const workbook = await shown();
      await panelShows(workbook, 'sync-status-table', 'Create');
      buttons(panel(workbook, 'sync-status-table'))
        .find((button) => button.textContent.trim() === 'Create')!
        .click();
      expect(workbook.currentFilter.action).to.deep.equal(['create']);
      choose(workbook, 'details');
      await waitUntil(() =>
        source.questions.some(({ kind, filter }) => kind === 'records' && filter?.action?.[0] === 'create'),
      );
    });
  });

  describe('drill', () => {
    const opened = (workbook: SyncWorkbook, tag: string) =>
      workbook.drill === 'panel'
        ? inside(workbook, `.opened-views .view:not([hidden]) ${tag}`)
        : inside(inside(workbook, 'sync-sheet'), `.view:not([hidden]) ${tag}`);
    const openObjects = async (workbook: SyncWorkbook) => {
      await panelShows(workbook, 'sync-status-table', 'Create');
      const link = labelled(panel(workbook, 'sync-status-table'), 'All actions')!;
      link.focus();
      link.click();
      await waitUntil(() => text(opened(workbook, 'sync-object-list')).includes('Person'), 'objects are open');
      return link;
    };
    const openFirst = async (workbook: SyncWorkbook, from: string, to: string) => {
      const links = '[data-row] button.link, [part=event] button.link';
      await waitUntil(() => inside(opened(workbook, from), links), `${from} has rows`);
      const link = inside(opened(workbook, from), links)!;
      link.focus();
      link.click();
      await waitUntil(() => opened(workbook, to), `${to} is open`);
    };

    for (const drill of ['dialog', 'panel'] as const) {
      it(`as a ${drill}: from a count to objects, an object and its event, and back to where the focus was`, async () => {
        const workbook = await shown({ drill });
        const link = await openObjects(workbook);
        await openFirst(workbook, 'sync-object-list', 'sync-object-history');
        await waitUntil(() => text(opened(workbook, 'sync-object-history')).includes('State now'));
        await openFirst(workbook, 'sync-object-history', 'sync-log-detail');
        const back = () =>
          (drill === 'panel' ? buttons(workbook) : buttons(inside(workbook, 'sync-sheet'))).find(
            ({ textContent }) => textContent.trim() === 'Back',
          )!;
        back().click();
        expect(opened(workbook, 'sync-object-history') !== null, 'history again').to.equal(true);
        back().click();
        expect(opened(workbook, 'sync-object-list') !== null, 'list again').to.equal(true);
        expect(focusedElement(document)!.matches('button.link'), 'its link has the focus').to.equal(true);
        if (drill === 'dialog') await sendKeys({ press: 'Escape' });
        else back().click();
        await waitUntil(() => focusedElement(document) === link, 'the count has the focus again');
      });
    }
  });

  describe('what is open', () => {
    const list = (workbook: SyncWorkbook) =>
      inside(workbook, '.opened-views sync-object-list') ?? inside(inside(workbook, 'sync-sheet'), 'sync-object-list');
    const openedList = async (properties: Partial<SyncWorkbook>) => {
      const workbook = await shown(properties);
      await panelShows(workbook, 'sync-status-table', 'Create');
      labelled(panel(workbook, 'sync-status-table'), 'All actions')!.click();
      await waitUntil(() => text(list(workbook)).includes('Person'), 'objects are open');
      return workbook;
    };
    const listShows = (workbook: SyncWorkbook, words: string) =>
      waitUntil(() => text(list(workbook)).includes(words), `the open list shows ${words}`);

    it('follows the filter bar that stays above it', async () => {
      const workbook = await openedList({ drill: 'panel' });
      changeFilter(panel(workbook, 'sync-filter-bar')!, { search: 'no such object' });
      await waitUntil(() => !text(list(workbook)).includes('Person'), 'nobody is found');
    });

    it('follows the source', async () => {
      const workbook = await openedList({});
      workbook.source = memorySource(twelveEvents.slice(0, 1));
      await listShows(workbook, ': 1 object,');
    });

    it('leaves the focus on the tab that takes its place', async () => {
      const workbook = await shown({ drill: 'panel' });
      await panelShows(workbook, 'sync-status-table', 'Create');
      const link = labelled(panel(workbook, 'sync-status-table'), 'All actions')!;
      link.focus();
      link.click();
      await waitUntil(() => text(list(workbook)).includes('Person'), 'objects are open');
      inside(workbook, '#tab-summary')!.focus();
      choose(workbook, 'summary');
      await waitUntil(() => inside(workbook, '.opened')!.hidden);
      await workbook.updateComplete;
      expect(focusedElement(document)!.id).to.equal('tab-summary');
    });

    it('is closed with the workbook, and no longer in the address when that is back', async () => {
      const workbook = await openedList({ urlState: '' });
      await waitUntil(() => location.hash.includes('open=objects'));
      const parent = workbook.parentElement!;
      const steps = history.length;
      const closed = oneEvent(inside(inside(workbook, 'sync-sheet'), 'dialog')!, 'close');
      workbook.remove();
      await closed;
      parent.append(workbook);
      expect(location.hash).to.equal('#sync.tab=summary&sync.zone=Europe/Berlin');
      expect(history.length).to.equal(steps);
    });

    for (const drill of ['dialog', 'panel'] as const) {
      it(`is one step of the address as a ${drill}, which back and forward walk over`, async () => {
        const steps = history.length;
        const workbook = await openedList({ urlState: '', drill });
        expect(history.length).to.equal(steps + 1);
        history.back();
        await waitUntil(() => list(workbook) === null && location.hash === '', 'closed again');
        history.forward();
        await waitUntil(() => text(list(workbook)).includes('Person'), 'open again');
        await waitUntil(() => location.hash.includes('open=objects'));
        expect(history.length).to.equal(steps + 1);
      });
    }
  });

  describe('the address', () => {
    it('keeps tab, filter and zone in the fragment, without search text, beside what else stands there', async () => {
      history.replaceState(null, '', '#top');
      const workbook = await shown({ urlState: '', filter: { search: 'person', range: { last: 'P14D' } } });
      choose(workbook, 'cycles');
      expect(location.hash).to.equal('#top&sync.tab=cycles&sync.range=P14D&sync.zone=Europe/Berlin');
    });

    it('back and forward bring views back', async () => {
      const workbook = await shown({ urlState: 'w' });
      choose(workbook, 'details');
      choose(workbook, 'object');
      history.back();
      await waitUntil(() => panel(workbook, 'sync-log-table'));
      history.back();
      await waitUntil(() => panel(workbook, 'sync-status-table'));
      history.forward();
      await waitUntil(() => panel(workbook, 'sync-log-table'));
    });

    it('a link shows what it was made of: tab, filter and the open event', async () => {
      const link = '#sync.tab=details&sync.status=failure&sync.open=record&sync.open.key=event-11';
      history.replaceState(null, '', link);
      const workbook = await shown({ urlState: '' });
      expect(workbook.currentFilter.status).to.deep.equal(['failure']);
      await waitUntil(() => panel(workbook, 'sync-log-table') && inside(workbook, 'sync-sheet'));
      await waitUntil(() => text(inside(inside(workbook, 'sync-sheet'), 'sync-log-detail')).includes('Person 11'));
      expect(location.hash).to.equal(link);
    });

    it('names the event that is shown, also after going on to an older one, which is no step of its own', async () => {
      history.replaceState(null, '', '#sync.tab=object&sync.open=record&sync.open.key=event-11');
      const workbook = await shown({ urlState: '' });
      const detail = () => inside(inside(workbook, 'sync-sheet'), 'sync-log-detail');
      await waitUntil(() => text(detail()).includes('Person 11') && text(detail()).includes('of 12'));
      const steps = history.length;
      labelled(detail(), 'Older')!.click();
      await waitUntil(() => location.hash.includes('sync.open.key=event-10'));
      expect(history.length).to.equal(steps);
    });

    it('two workbooks keep their views side by side', async () => {
      const [one, other] = [await shown({ urlState: 'a' }), await shown({ urlState: 'b' })];
      choose(one, 'details');
      choose(other, 'cycles');
      const zone = 'zone=Europe/Berlin';
      expect(location.hash).to.equal(`#a.tab=details&a.${zone}&b.tab=cycles&b.${zone}`);
    });

    it('no name of a workbook is the beginning of another', async () => {
      const [one, other] = [await shown({ urlState: 'a' }), await shown({ urlState: 'a.b' })];
      choose(other, 'cycles');
      choose(one, 'details');
      expect(location.hash).to.include('a%2Eb.tab=cycles').and.include('a.tab=details');
    });

    it('a copied link says what is not part of it', async () => {
      const workbook = await shown({ urlState: '', filter: { search: 'person' } });
      labelled(workbook, 'Copy link')!.click();
      await waitUntil(() => /Search|does not allow copying/.test(inside(workbook, '.message')!.textContent));
    });

    it('what cannot be read in a link is named, and the rest is kept', async () => {
      history.replaceState(null, '', '#sync.tab=cycles&sync.range=soon');
      const workbook = await shown({ urlState: '' });
      expect(inside(workbook, '.message')!.textContent).to.include('range');
      expect(inside(workbook, '[aria-selected=true]')!.id).to.equal('tab-cycles');
      location.hash = '#sync.tab=details';
      await waitUntil(() => !inside(workbook, '.message')!.textContent.includes('range'), 'said of that link only');
    });
  });

  describe('refresh', () => {
    it('asks again, marks what is new, and leaves the focus where it is', async () => {
      const workbook = await shown();
      await panelShows(workbook, 'sync-error-list', 'DuplicateTargetEntries');
      const refresh = labelled(workbook, 'Refresh')!;
      refresh.focus();
      const before = source.questions.length;
      refresh.click();
      await waitUntil(() => source.questions.length > before);
      expect(focusedElement(document) === refresh).to.equal(true);
    });
  });
});
