import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/define/sync-actions-chart.js';
import '../../src/define/sync-scope.js';
import type { SyncActionsChart } from '../../src/elements/sync-actions-chart/sync-actions-chart.js';
import type { SyncScope } from '../../src/elements/sync-scope/sync-scope.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { SummaryQuestion, SummaryTable, SyncQuestion } from '../../src/model/question.js';
import type { SyncFilterChangeEvent } from '../../src/panel/events.js';
import { memorySource } from '../../src/sources/index.js';
import { graphEvent } from '../support/events.js';
import { panelContract } from '../contract/panel.js';
import { waitUntil } from '../support/wait-until.js';

/** Four days in Berlin: the last is over at 12:00 of the range. */
const STARTS = ['2026-09-06', '2026-09-07', '2026-09-08', '2026-09-09'].map((day) => `${day}T22:00:00.0000000Z`);
const FILTER: SyncFilter = { range: { from: '2026-09-06T22:00:00Z', to: '2026-09-10T10:00:00Z' } };

const row = (value: string, day: number, events: number) => ({
  key: [value],
  bin: STARTS[day]!,
  events,
  objects: 1,
  firstSeen: STARTS[day]!,
  lastSeen: STARTS[day]!,
});

const answer = (change: Partial<SummaryTable> = {}): SummaryTable => ({
  rows: [
    row('update', 0, 30),
    row('update', 1, 1200),
    row('update', 3, 20),
    row('create', 0, 10),
    row('create', 1, 300),
    row('delete', 1, 500),
  ],
  other: [],
  otherValues: 0,
  next: null,
  bins: { bin: 'day', span: { from: STARTS[0]!, to: '2026-09-10T10:00:00.0000000Z' }, starts: STARTS },
  ...change,
});

/** Answers every summary with one table. */
function tableSource(table: SummaryTable) {
  const asked: SyncQuestion[] = [];
  const inner = memorySource([]);
  return {
    asked,
    supports: () => true,
    query: (async (question: SyncQuestion) => {
      asked.push(question);
      return question.kind === 'summary' ? { value: { tables: [table] } } : inner.query(question);
    }) as typeof inner.query,
  };
}

const squeeze = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
const all = <E extends Element = HTMLElement>(chart: SyncActionsChart, selector: string) => [
  ...chart.shadowRoot!.querySelectorAll<E>(selector),
];
const one = <E extends Element = HTMLElement>(chart: SyncActionsChart, selector: string) =>
  all<E>(chart, selector)[0] ?? null;
const button = (chart: SyncActionsChart, text: string) =>
  all<HTMLButtonElement>(chart, 'button').find((candidate) => squeeze(candidate.textContent).includes(text))!;
const tooltip = (chart: SyncActionsChart) => squeeze(one(chart, '.tooltip')?.textContent);
const legend = (chart: SyncActionsChart) =>
  all(chart, '.legend li').map((item) =>
    [item.querySelector('bdi'), item.querySelector('.number')].map((part) => squeeze(part?.textContent)).join(' '),
  );
const cells = (chart: SyncActionsChart) =>
  all<HTMLTableRowElement>(chart, 'tr').map((line) => [...line.cells].map((cell) => squeeze(cell.textContent)));

interface Options {
  table?: SummaryTable;
  filter?: SyncFilter;
  properties?: Partial<SyncActionsChart>;
  width?: number;
}

/** A chart in a scope of 600 pixels, drawn. */
async function shown({ table = answer(), filter = FILTER, properties = {}, width = 600 }: Options = {}) {
  const chart = Object.assign(document.createElement('sync-actions-chart'), properties);
  const source = tableSource(table);
  const scope = await fixture<SyncScope>(
    html`<sync-scope lang="en-GB" time-zone="Europe/Berlin" .source=${source} .filter=${filter}>${chart}</sync-scope>`,
  );
  chart.style.inlineSize = `${width}px`;
  await waitUntil(() => one(chart, '.bars[d^=M]') || one(chart, 'table'), 'chart is drawn');
  const changes: SyncFilter[] = [];
  scope.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => changes.push(event.filter));
  await nextFrame();
  return { chart, scope, source, changes };
}

/** The middle of a day's band, `up` pixels above the axis. */
function place(chart: SyncActionsChart, day: number, up = 5): [number, number] {
  const box = one<SVGPathElement>(chart, '.baseline')!.getBoundingClientRect();
  return [Math.round(box.left + (box.width * (day + 0.5)) / 4), Math.round(box.bottom - up)];
}

const point = (chart: SyncActionsChart, day: number, up?: number) =>
  sendMouse({ type: 'move', position: place(chart, day, up) });

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('<sync-actions-chart>', () => {
  afterEach(() => resetMouse());

  describe('asks one question', () => {
    const grouping = async (properties: Partial<SyncActionsChart>) => {
      const { source } = await shown({ properties });
      return (source.asked.find(({ kind }) => kind === 'summary') as SummaryQuestion).groupings;
    };

    it('events by value and time, its own choice aside, the smaller values as one', async () => {
      expect(await grouping({ by: 'status', bin: 'day' })).to.deep.equal([
        { by: ['status'], bin: 'day', ignoreOwn: true, top: 9 },
      ]);
    });

    it('words it does not know are as good as none', async () => {
      const wrong = { by: 'toString', bin: 'month', layout: 'pie' } as unknown as Partial<SyncActionsChart>;
      expect(await grouping(wrong)).to.deep.equal([{ by: ['action'], bin: 'auto', ignoreOwn: true, top: 9 }]);
    });
  });

  describe('shows', () => {
    it('unit and grouping in the title, the unit as answered', async () => {
      const { chart } = await shown({ table: answer({ bins: { ...answer().bins!, bin: 'day' } }) });
      expect(squeeze(one(chart, '[part=heading]')!.textContent)).to.equal('Sync actions per day by action');
    });

    it('values in their usual order with the events of the whole range', async () => {
      const { chart } = await shown();
      expect(legend(chart)).to.deep.equal(['Create 310', 'Update 1,250', 'Delete 500']);
      await expect(chart).to.be.accessible();
    });

    it('unusual values after them, most events first, then what the source counted together', async () => {
      const table = answer({
        rows: [row('unknown', 0, 9), row('__proto__', 0, 2), row('create', 0, 1), row('<b>x</b>', 0, 5)],
        other: [{ ...row('', 1, 7), key: [] }],
        otherValues: 12,
      });
      const { chart } = await shown({ table });
      expect(legend(chart)).to.deep.equal([
        'Create 1',
        '<b>x</b> 5',
        '__proto__ 2',
        'Unknown 9',
        'Other values (12) 7',
      ]);
      expect(all(chart, '.legend button')).to.have.length(4);
    });

    it('one path for each value, events and zone at the axes', async () => {
      const { chart } = await shown();
      expect(all(chart, '.bars')).to.have.length(3);
      const texts = all<SVGTextElement>(chart, 'svg text').map((text) => squeeze(text.textContent));
      expect(texts).to.include.members(['Events', '0', '2,000', '7 Sept', '10 Sept']);
      expect(squeeze(one(chart, '.time-axis')!.textContent)).to.equal('Days, Europe/Berlin (GMT+2)');
    });

    it('a value of 300 characters shortened in the legend, in full in the table, inside the panel', async () => {
      const long = 'x'.repeat(300);
      const { chart } = await shown({ table: answer({ rows: [row(long, 0, 1)] }), width: 280 });
      expect(chart.scrollWidth).to.equal(280);
      expect(one(chart, '.name')!.offsetWidth).to.be.lessThan(250);
      button(chart, 'Show table').click();
      await chart.updateComplete;
      expect(cells(chart)[0]![1]).to.equal(long);
      expect(chart.scrollWidth).to.equal(280);
    });

    it('the same place before and after the answer', async () => {
      const chart = Object.assign(document.createElement('sync-actions-chart'), { bin: 'day' as const });
      const source = tableSource(answer());
      let answerNow = () => {};
      const gate = new Promise<void>((resolve) => (answerNow = resolve));
      const held = {
        ...source,
        query: (async (question: SyncQuestion) => (await gate, source.query(question))) as typeof source.query,
      };
      await fixture(html`<sync-scope .source=${held}>${chart}</sync-scope>`);
      await waitUntil(() => one(chart, '[aria-busy=true]'));
      const before = one(chart, '[part=body]')!.getBoundingClientRect();
      answerNow();
      await waitUntil(() => one(chart, '.bars[d^=M]'));
      const after = one(chart, '[part=body]')!.getBoundingClientRect();
      expect([after.top, after.height]).to.deep.equal([before.top, before.height]);
    });
  });

  describe('keeps what is clicked', () => {
    it('a value in the legend, and not any more at the second click', async () => {
      const { chart, changes } = await shown();
      button(chart, 'Delete').click();
      await chart.updateComplete;
      expect(button(chart, 'Delete').getAttribute('aria-pressed')).to.equal('true');
      button(chart, 'Delete').click();
      expect(changes).to.deep.equal([{ ...FILTER, action: ['delete'] }, FILTER]);
    });

    it('with Ctrl a value is added', async () => {
      const { chart, changes } = await shown({ filter: { ...FILTER, action: ['create'] } });
      button(chart, 'Delete').dispatchEvent(new MouseEvent('click', { ctrlKey: true }));
      expect(changes[0]!.action).to.have.members(['create', 'delete']);
    });

    it('with Ctrl+Enter too, which browsers do not take for a click', async () => {
      const { chart, changes } = await shown({ filter: { ...FILTER, action: ['create'] } });
      button(chart, 'Delete').focus();
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Control' });
      expect(changes[0]!.action).to.have.members(['create', 'delete']);
    });

    it('the segment under the pointer', async () => {
      const { chart, changes } = await shown();
      await sendMouse({ type: 'click', position: place(chart, 1, 3) });
      expect(changes).to.deep.equal([{ ...FILTER, action: ['create'] }]);
    });

    it('beside the bars nothing', async () => {
      const { chart, changes } = await shown({ filter: { ...FILTER, action: ['create'] } });
      await sendMouse({ type: 'click', position: place(chart, 2, 60) });
      expect(changes).to.deep.equal([]);
    });

    it('others are dimmed, in legend and plot, also where the filter is written otherwise', async () => {
      const { chart } = await shown({ filter: { ...FILTER, action: ['Update'] } });
      expect(all(chart, '.legend li').map((item) => item.classList.contains('dimmed'))).to.deep.equal([
        true,
        false,
        true,
      ]);
      expect(all(chart, '.bars').map((bars) => bars.classList.contains('dimmed'))).to.deep.equal([true, false, true]);
      await expect(chart).to.be.accessible();
    });
  });

  describe('tells the bin in view', () => {
    it('its full name, events of each value and total, at the pointer', async () => {
      const { chart } = await shown();
      await point(chart, 1);
      await waitUntil(() => tooltip(chart) !== '');
      expect(tooltip(chart)).to.equal('Tue, 8 Sept 2026 Events Delete500Update1,200Create300 Total2,000');
      expect(one(chart, '.pointed')).to.exist;
    });

    it('says where a day is not whole', async () => {
      const { chart } = await shown();
      await point(chart, 3);
      await waitUntil(() => tooltip(chart) !== '');
      expect(tooltip(chart)).to.include('Thu, 10 Sept 2026 part of the day Events');
    });

    for (const width of [280, 600]) {
      it(`inside the panel at every bin, ${width} pixels wide`, async () => {
        const { chart } = await shown({ width });
        for (const day of [0, 1, 2, 3]) {
          await point(chart, day);
          await waitUntil(() => one(chart, '.tooltip'));
          const [tip, panel] = ['.tooltip', '.panel'].map((part) => one(chart, part)!.getBoundingClientRect());
          expect(tip!.left).to.be.at.least(panel!.left);
          expect(tip!.right).to.be.at.most(panel!.right);
          expect(tip!.top).to.be.at.least(panel!.top);
          expect(tip!.bottom).to.be.at.most(panel!.bottom);
        }
      });
    }

    it('goes when the pointer goes, and at Escape', async () => {
      const { chart } = await shown();
      await point(chart, 1);
      await waitUntil(() => one(chart, '.tooltip'));
      await press('Escape');
      await waitUntil(() => !one(chart, '.tooltip'));
      await point(chart, 2);
      await waitUntil(() => one(chart, '.tooltip'));
      await sendMouse({ type: 'move', position: [0, 0] });
      await waitUntil(() => !one(chart, '.tooltip'));
    });

    it('the two hours of an autumn night are two bars with different names', async () => {
      const records = ['2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'].map((activityDateTime, index) =>
        graphEvent(index, { activityDateTime }),
      );
      const chart = Object.assign(document.createElement('sync-actions-chart'), { bin: 'hour' as const });
      const filter: SyncFilter = { range: { from: '2026-10-25T00:00:00Z', to: '2026-10-25T02:00:00Z' } };
      await fixture(
        html`<sync-scope lang="en-GB" time-zone="Europe/Berlin" .source=${memorySource(records)} .filter=${filter}
          >${chart}</sync-scope
        >`,
      );
      await waitUntil(() => one(chart, '.bars[d^=M]'));
      expect(one(chart, '.bars')!.getAttribute('d')!.match(/M/g)).to.have.length(2);
      button(chart, 'Show table').click();
      await chart.updateComplete;
      const names = cells(chart)
        .slice(1)
        .map(([name, events]) => `${name}: ${events}`);
      expect(names).to.deep.equal(['25 Oct 2026, 02:00 GMT+2 – 02:00 GMT+1: 1', '25 Oct 2026, 02:00 GMT+1 – 03:00: 1']);
    });
  });

  describe('chooses a stretch of time', () => {
    const stretch = (from: string, to: string) => ({
      from: `${from}T22:00:00.0000000Z`,
      to: `${to}T22:00:00.0000000Z`,
    });

    it('by drawing over it: whole bins, to the start of the next', async () => {
      const { chart, changes } = await shown();
      await point(chart, 2);
      await sendMouse({ type: 'down' });
      await point(chart, 1);
      await waitUntil(() => one(chart, '.brush'));
      await sendMouse({ type: 'up' });
      expect(changes).to.deep.equal([{ ...FILTER, brush: stretch('2026-09-07', '2026-09-09') }]);
      await chart.updateComplete;
      expect(one(chart, '.brush')).to.exist;
    });

    it('Escape while drawing chooses nothing', async () => {
      const { chart, changes } = await shown();
      await point(chart, 2);
      await sendMouse({ type: 'down' });
      await point(chart, 1);
      await waitUntil(() => one(chart, '.brush'));
      await press('Escape');
      await sendMouse({ type: 'up' });
      expect(changes).to.deep.equal([]);
    });

    it('the last bin ends where the calendar ends it', async () => {
      const { chart, changes } = await shown();
      one(chart, '.plot')!.focus();
      await press('End', 'Enter');
      expect(changes[0]!.brush).to.deep.equal(stretch('2026-09-09', '2026-09-10'));
    });

    const drawOver = async (chart: SyncActionsChart) => {
      await point(chart, 1);
      await sendMouse({ type: 'down' });
      await point(chart, 2);
      await waitUntil(() => one(chart, '.brush'));
    };

    it('not without a button: a plot that went while it was drawn over and returns knows nothing of that', async () => {
      const { chart, changes } = await shown();
      await drawOver(chart);
      button(chart, 'Show table').click();
      await chart.updateComplete;
      await sendMouse({ type: 'up' });
      button(chart, 'Show table').click();
      await chart.updateComplete;
      await point(chart, 0);
      await waitUntil(() => tooltip(chart) !== '');
      expect(all(chart, '.brush').length).to.equal(0);
      expect(changes).to.deep.equal([]);
    });

    it('not without a button: a release that nobody saw ends the drawing', async () => {
      const { chart, changes } = await shown();
      await drawOver(chart);
      const [clientX, clientY] = place(chart, 0);
      one(chart, '.plot')!.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, buttons: 0 }));
      await chart.updateComplete;
      expect(all(chart, '.brush').length).to.equal(0);
      await sendMouse({ type: 'up' });
      expect(changes).to.deep.equal([]);
    });

    it('not by being removed while it is drawn out with the keyboard', async () => {
      const { chart, changes, scope } = await shown();
      scope.addEventListener('sync-filter-change', (event) => changes.push(event.filter));
      one(chart, '.plot')!.focus();
      await sendKeys({ down: 'Shift' });
      await press('ArrowLeft');
      chart.remove();
      await sendKeys({ up: 'Shift' });
      expect(changes).to.deep.equal([]);
    });

    it('by keyboard: Shift with arrows, one change when Shift is let go, and on from there', async () => {
      const { chart, changes } = await shown();
      one(chart, '.plot')!.focus();
      await press('Home');
      await sendKeys({ down: 'Shift' });
      await press('ArrowRight', 'ArrowRight');
      expect(changes).to.deep.equal([]);
      await sendKeys({ up: 'Shift' });
      expect(changes.map(({ brush }) => brush)).to.deep.equal([stretch('2026-09-06', '2026-09-09')]);
      await sendKeys({ down: 'Shift' });
      await press('ArrowLeft');
      await sendKeys({ up: 'Shift' });
      expect(changes.at(-1)!.brush).to.deep.equal(stretch('2026-09-06', '2026-09-08'));
    });

    it('Enter chooses the bin in view and lets go of it again, Escape lets go of any', async () => {
      const { chart, changes } = await shown();
      one(chart, '.plot')!.focus();
      await press('Home', 'Enter', 'Enter', 'Enter', 'ArrowRight', 'Escape');
      const first = stretch('2026-09-06', '2026-09-07');
      expect(changes.map(({ brush }) => brush)).to.deep.equal([first, undefined, first, undefined]);
    });

    it('a button clears it, and the focus stays in the panel', async () => {
      const { chart, changes } = await shown({ filter: { ...FILTER, brush: stretch('2026-09-07', '2026-09-08') } });
      await expect(chart).to.be.accessible();
      button(chart, 'Clear chosen time').click();
      await chart.updateComplete;
      expect(changes).to.deep.equal([FILTER]);
      expect(button(chart, 'Clear chosen time')).to.equal(undefined);
      expect(chart.shadowRoot!.activeElement).to.equal(button(chart, 'Show table'));
    });
  });

  describe('works without a pointer', () => {
    const spoken = (chart: SyncActionsChart) => one(chart, '.plot')!.getAttribute('aria-valuetext');

    it('starts at the newest bin and says it in words', async () => {
      const { chart } = await shown();
      expect(spoken(chart)).to.equal('Thu, 10 Sept 2026 (part of the day): 20 events, Update 20');
    });

    it('arrows, Home, End and pages go through time, and the bin is shown', async () => {
      const { chart } = await shown();
      const plot = one(chart, '.plot')!;
      plot.focus();
      const visited: (string | null)[] = [];
      for (const key of ['ArrowLeft', 'Home', 'ArrowRight', 'PageUp', 'PageDown', 'End']) {
        await press(key);
        await chart.updateComplete;
        visited.push(plot.getAttribute('aria-valuenow'));
      }
      expect(visited).to.deep.equal(['3', '1', '2', '4', '1', '4']);
      expect(tooltip(chart)).to.include('Thu, 10 Sept 2026');
      expect(one(chart, '.pointed')).to.exist;
    });

    it('nothing is shown any more when the focus goes', async () => {
      const { chart } = await shown();
      one(chart, '.plot')!.focus();
      await press('Home');
      await waitUntil(() => one(chart, '.tooltip'));
      one(chart, '.plot')!.blur();
      await waitUntil(() => !one(chart, '.tooltip'));
    });
  });

  describe('as a table', () => {
    it('has the numbers of the answer, made only when shown', async () => {
      const { chart } = await shown();
      expect(one(chart, 'table')).to.equal(null);
      button(chart, 'Show table').click();
      await chart.updateComplete;
      expect(button(chart, 'Show table').getAttribute('aria-pressed')).to.equal('true');
      expect(squeeze(one(chart, 'caption')!.textContent)).to.equal('Sync actions per day by action: number of events');
      expect(cells(chart)).to.deep.equal([
        ['Day', 'Create', 'Update', 'Delete', 'Total'],
        ['Mon, 7 Sept 2026', '10', '30', '0', '40'],
        ['Tue, 8 Sept 2026', '300', '1,200', '500', '2,000'],
        ['Wed, 9 Sept 2026', '0', '0', '0', '0'],
        ['Thu, 10 Sept 2026 (part of the day)', '0', '20', '0', '20'],
      ]);
      await expect(chart).to.be.accessible();
    });

    it('shows 200 of many bins and more when asked, saying how many there are', async () => {
      const starts = Array.from({ length: 450 }, (_, index) =>
        new Date(Date.UTC(2026, 8, 1, 0, index * 5)).toISOString().replace('Z', '0000Z'),
      );
      const span = { from: starts[0]!, to: '2026-09-02T13:30:00.0000000Z' };
      const table = answer({
        rows: [{ ...row('create', 0, 1), bin: starts[3]! }],
        bins: { bin: '5min', span, starts },
      });
      const { chart } = await shown({ table });
      button(chart, 'Show table').click();
      await chart.updateComplete;
      expect(all(chart, 'tbody tr')).to.have.length(200);
      expect(squeeze(one(chart, '.more')!.textContent)).to.equal('200 of 450 rows shown Show 200 more rows');
      button(chart, 'more rows').click();
      await chart.updateComplete;
      button(chart, 'Show 50 more rows').click();
      await chart.updateComplete;
      expect(all(chart, 'tbody tr')).to.have.length(450);
      expect(one(chart, '.more')).to.equal(null);
    });
  });

  describe('redraws', () => {
    it('at another width, with the same paths in the same place of the document', async () => {
      const { chart } = await shown();
      const paths = all(chart, '.bars');
      const before = paths[0]!.getAttribute('d');
      chart.style.inlineSize = '320px';
      await waitUntil(() => paths[0]!.getAttribute('d') !== before);
      expect(all(chart, '.bars')).to.deep.equal(paths);
      expect(Number(one(chart, 'svg')!.getAttribute('width'))).to.be.lessThan(320);
    });

    it('side by side when asked', async () => {
      const { chart } = await shown();
      const stacked = one(chart, '.bars')!.getAttribute('d');
      chart.layout = 'grouped';
      await chart.updateComplete;
      expect(one(chart, '.bars')!.getAttribute('d')).to.not.equal(stacked);
    });

    it('an answer that does not fit its bins is an error in words, not a wrong chart', async () => {
      const table = answer({ rows: [{ ...row('create', 0, 1), bin: '2020-01-01T00:00:00.0000000Z' }] });
      const chart = document.createElement('sync-actions-chart');
      chart.source = tableSource(table);
      await fixture(html`<div>${chart}</div>`);
      await waitUntil(() => squeeze(one(chart, '[part=body]')?.textContent).includes('cannot show'));
    });
  });
});

panelContract({ tag: 'sync-actions-chart', shows: 'Create' });
