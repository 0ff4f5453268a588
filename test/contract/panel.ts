import { expect, fixture, fixtureCleanup, html, nextFrame } from '@open-wc/testing';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncFilterChangeEvent } from '../../src/panel/events.js';
import { provideSync } from '../../src/panel/provide.js';
import type { SyncScope } from '../../src/elements/sync-scope/sync-scope.js';
import type { SyncPanel } from '../../src/panel/sync-panel.js';
import type { SyncQuestion } from '../../src/model/question.js';
import { memorySource } from '../../src/sources/index.js';
import '../../src/define/sync-scope.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

type Panel = SyncPanel<SyncQuestion>;

export interface PanelContract {
  tag: string;
  /** A text that stands in the panel once it shows `twelveEvents`. */
  shows: string;
  /**
   * Set by a panel whose filters stand outside its body, in every state: the part they are in, and the text of the button
   * that clears them. Where nothing matches they name the filter in the way, and they hold what takes the focus.
   */
  filters?: { part: string; clear: string };
  /**
   * Set by a panel that asks for something of its own instead of the filter's search: what it asks for, and how it is told
   * to ask for a text. Such a panel need not offer to clear a filter.
   */
  asks?: { usually: Record<string, unknown>; instead(text: string): Record<string, unknown> };
}

const settled = (panel: Panel) =>
  waitUntil(
    () => panel.shadowRoot?.querySelector('[aria-busy="false"]') && !panel.hasAttribute('data-busy'),
    'panel settles',
  );
const textOf = (panel: Panel, part = 'body') =>
  panel.shadowRoot?.querySelector(`[part="${part}"]`)?.textContent?.replace(/\s+/g, ' ') ?? '';

/** What every panel promises, whatever it shows. */
export function panelContract({ tag, shows, filters, asks }: PanelContract): void {
  const usually = asks?.usually ?? { filter: null };
  const askingFor = asks?.instead ?? ((text: string) => ({ filter: { search: text } }));
  const create = (tag: string, properties: Partial<Panel> = {}) =>
    Object.assign(document.createElement(tag) as Panel, usually, properties);
  const { part, clear } = filters ?? { part: 'body', clear: 'Clear filters' };
  describe(`<${tag}> keeps the panel contract`, () => {
    let source: ControlledSource;
    beforeEach(() => (source = new ControlledSource(memorySource(twelveEvents))));
    afterEach(() => fixtureCleanup());

    const attach = async (properties: Partial<Panel> = {}) => {
      const panel = create(tag, properties);
      await fixture(html`<div>${panel}</div>`);
      await panel.updateComplete;
      return panel;
    };
    const shown = async (properties: Partial<Panel> = {}) => {
      const panel = await attach({ source, ...properties });
      await waitUntil(() => textOf(panel).includes(shows), `panel shows ${shows}, has: ${textOf(panel)}`);
      await settled(panel);
      return panel;
    };

    describe('five states', () => {
      it('without a source it says how to give it one', async () => {
        const panel = await attach();
        expect(textOf(panel)).to.include('No data source').and.include(`'${tag}'`);
        await expect(panel).to.be.accessible();
      });

      it('while loading it is busy, says so, and keeps its place', async () => {
        source.hold = true;
        const panel = await attach({ source });
        await waitUntil(() => source.held.length > 0);
        expect(panel.shadowRoot!.querySelector('[aria-busy="true"]')).to.exist;
        expect(textOf(panel)).to.include('Loading');
        expect(panel.offsetHeight).to.be.greaterThan(100);
        await expect(panel).to.be.accessible();
      });

      it('shows the value', async () => {
        const panel = await shown();
        await expect(panel).to.be.accessible();
      });

      it('with nothing to show it names the filter in the way and offers to clear it', async () => {
        const panel = await attach({ source, ...askingFor('no such thing') });
        await waitUntil(() => textOf(panel, part).includes('no such thing') && textOf(panel).includes('No events'));
        const events: SyncFilterChangeEvent[] = [];
        panel.addEventListener('sync-filter-change', (event) => events.push(event));
        if (!asks) {
          [...panel.shadowRoot!.querySelectorAll('button')]
            .find((button) => button.textContent?.includes(clear))!
            .click();
          expect(events.map(({ filter }) => filter.search)).to.deep.equal([undefined]);
        }
        await expect(panel).to.be.accessible();
      });

      it('an incomplete answer is shown together with what is missing', async () => {
        source.partial = { reason: 'rows', limit: 500000, detail: 'Query result set too large' };
        const panel = await shown();
        expect(textOf(panel)).to.include('500,000 rows').and.include('Query result set too large');
        await expect(panel).to.be.accessible();
      });

      it('a failure says what, why and what to do, and retry works', async () => {
        source.failure = new SourceError('forbidden', 'The workspace refused.');
        const panel = await attach({ source });
        await waitUntil(() => textOf(panel).includes('The workspace refused.'));
        expect(textOf(panel)).to.include('No permission').and.not.match(/\b0\b/);
        await expect(panel).to.be.accessible();
        source.failure = undefined;
        [...panel.shadowRoot!.querySelectorAll('button')]
          .find((button) => button.textContent?.includes('Retry'))!
          .click();
        await waitUntil(() => textOf(panel).includes(shows));
      });
    });

    describe('finding its source', () => {
      it('works with properties set before or after it is attached, and with an element upgraded later', async () => {
        await shown();
        const late = await attach();
        late.source = source;
        await waitUntil(() => textOf(late).includes(shows));
        const unknown = create(`late-${tag}`, { source });
        await fixture(html`<div>${unknown}</div>`);
        customElements.define(`late-${tag}`, class extends (customElements.get(tag) as new () => HTMLElement) {});
        await waitUntil(() => textOf(unknown).includes(shows));
      });

      it('takes the nearest scope, and its own source before any scope', async () => {
        const other = new ControlledSource(memorySource([]));
        const panel = create(tag);
        const own = create(tag, { source });
        await fixture(
          html`<sync-scope .source=${other}><sync-scope .source=${source}>${panel}</sync-scope>${own}</sync-scope>`,
        );
        await waitUntil(() => textOf(panel).includes(shows) && textOf(own).includes(shows));
        expect(other.asked).to.deep.equal([]);
      });

      it('in a scope without a source it takes the outer scope’s, and says how to give one where there is none', async () => {
        const panel = create(tag);
        const outer = await fixture<SyncScope>(html`<sync-scope><sync-scope>${panel}</sync-scope></sync-scope>`);
        await waitUntil(() => textOf(panel).includes('No data source'));
        outer.source = source;
        await waitUntil(() => textOf(panel).includes(shows));
        outer.source = null;
        await waitUntil(() => textOf(panel).includes('No data source'));
      });

      it('finds a provider that comes after it, and an outer one when that goes', async () => {
        const panel = await attach();
        const provider = provideSync(panel.parentElement!, { source });
        await waitUntil(() => textOf(panel).includes(shows));
        provider.dispose();
        await waitUntil(() => textOf(panel).includes('No data source'));
      });

      it('moved to another scope it asks that one, moved out of all it has none', async () => {
        const empty = new ControlledSource(memorySource([]));
        const panel = create(tag);
        const page = await fixture(
          html`<div>
            <sync-scope .source=${source}>${panel}</sync-scope><sync-scope .source=${empty}></sync-scope>
          </div>`,
        );
        await waitUntil(() => textOf(panel).includes(shows));
        page.children[1]!.append(panel);
        await waitUntil(() => textOf(panel).includes('No events'));
        page.append(panel);
        await waitUntil(() => textOf(panel).includes('No data source'));
      });
    });

    describe('asking', () => {
      it('equal panels in a scope ask equal questions once', async () => {
        const panels = [create(tag), create(tag), create(tag)];
        await fixture(html`<sync-scope .source=${source}>${panels}</sync-scope>`);
        await waitUntil(() => panels.every((panel) => textOf(panel).includes(shows)));
        expect(source.askedTwice).to.deep.equal([]);
      });

      it('the newest question wins, and the one it replaces is cancelled', async () => {
        const panel = await shown();
        source.hold = true;
        Object.assign(panel, askingFor('no such thing'));
        await waitUntil(() => source.held.length > 0);
        const old = source.held[0]!;
        Object.assign(panel, usually);
        await panel.updateComplete;
        expect(old.options.signal!.aborted).to.equal(true);
        source.release();
        await settled(panel);
        expect(textOf(panel)).to.include(shows).and.not.include('no such thing');
      });

      it('asks again when the source says there is more', async () => {
        const panel = await shown();
        const before = source.questions.length;
        source.announce();
        await waitUntil(() => source.questions.length > before);
        await settled(panel);
        expect(textOf(panel)).to.include(shows);
      });

      it('keeps the value on screen while it asks again, and beside the error when that fails', async () => {
        const panel = await shown();
        source.hold = true;
        source.announce();
        await waitUntil(() => source.held.length > 0);
        expect(textOf(panel)).to.include(shows);
        source.failure = new SourceError('unreachable', 'Connection lost.');
        source.release();
        await waitUntil(() => textOf(panel).includes('Connection lost.'));
        expect(textOf(panel)).to.include(shows);
      });

      it('a failed question with another filter never leaves the old numbers standing', async () => {
        const panel = await shown();
        source.failure = new SourceError('unreachable', 'Connection lost.');
        Object.assign(panel, askingFor('person'));
        await waitUntil(() => textOf(panel).includes('Connection lost.'));
        expect(textOf(panel)).to.not.include(shows);
      });

      for (const [name, result] of [
        ['no result', undefined],
        ['a bare value', 42],
        ['a value of another shape', { value: { nonsense: true } }],
        ['null', { value: null }],
      ] as const) {
        it(`an adapter that answers with ${name} ends in the error state, or in "nothing there"`, async () => {
          source.wrongAnswer = { result };
          const panel = await attach({ source });
          await waitUntil(() => /cannot|not a result|No events|no such/i.test(textOf(panel)), textOf(panel));
        });
      }

      it('an adapter that throws something that is no error ends in the error state', async () => {
        source.failure = 'just text';
        const panel = await attach({ source });
        await waitUntil(() => textOf(panel).includes('without saying why'));
      });

      it('a wrong zone or range is an error that says so', async () => {
        const panel = await attach({ source, filter: { range: { last: 'yesterday' } } });
        await waitUntil(() => textOf(panel).includes('cannot be answered as asked'), textOf(panel));
      });
    });

    describe('leaving and returning', () => {
      it('cancels its questions when it is removed, and asks again when it returns, never showing the abort', async () => {
        source.hold = true;
        const panel = await attach({ source });
        await waitUntil(() => source.held.length > 0);
        const parent = panel.parentElement!;
        panel.remove();
        await waitUntil(() => source.signals.every((signal) => signal.aborted), 'aborted', {
          interval: 5,
          timeout: 1000,
        });
        source.hold = false;
        parent.append(panel);
        await waitUntil(() => textOf(panel).includes(shows), textOf(panel));
      });

      it('a move cancels nothing', async () => {
        source.hold = true;
        const panel = await attach({ source });
        await waitUntil(() => source.held.length > 0);
        document.body.append(panel);
        await nextFrame();
        await nextFrame();
        expect(source.signals.some((signal) => signal.aborted)).to.equal(false);
        source.release();
        await waitUntil(() => textOf(panel).includes(shows));
        panel.remove();
      });

      it('leaves no watcher behind', async () => {
        const panel = await shown();
        expect(source.watchers).to.equal(1);
        panel.remove();
        // A panel that is moved is back by then.
        await waitUntil(() => source.watchers === 0, 'nobody watches');
      });
    });

    it('says what its numbers count, in which zone, and up to when', async () => {
      const panel = await shown({ timeZone: 'Asia/Kathmandu' });
      const footer = () => panel.shadowRoot!.querySelector('[part="footer"]')!.textContent;
      await waitUntil(() => footer().includes('data up to'));
      expect(footer())
        .to.match(/Counts (events|distinct)/)
        .and.include('Kathmandu');
    });

    it('tells screen readers once for each new value', async () => {
      const panel = await shown();
      const region = panel.shadowRoot!.querySelector('[role="status"]')!;
      expect(region.textContent.trim()).to.not.equal('');
      const changes: string[] = [];
      const observer = new MutationObserver(() => changes.push(region.textContent.trim()));
      observer.observe(region, { childList: true, characterData: true, subtree: true });
      Object.assign(panel, askingFor('person'));
      await waitUntil(() => source.questions.length > 1);
      await settled(panel);
      await nextFrame();
      observer.disconnect();
      expect(changes.length).to.be.at.most(1);
    });

    it('keeps the focus when it is refreshed', async () => {
      const panel = await shown();
      const focusable = panel.shadowRoot!.querySelector<HTMLElement>(
        `[part="${part}"] :is(button, [tabindex="0"], summary):not([disabled])`,
      );
      expect(focusable, 'something in it takes the focus').to.exist;
      focusable!.focus();
      const before = source.questions.length;
      source.announce();
      await waitUntil(() => source.questions.length > before);
      await settled(panel);
      expect(panel.shadowRoot!.activeElement === focusable, 'the focus stays where it was').to.equal(true);
    });
  });
}
