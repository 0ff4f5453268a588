import { expect, fixture, fixtureCleanup, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { SyncSuccessRate } from '../../src/elements/sync-success-rate/sync-success-rate.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { Grouping, SummaryTable } from '../../src/model/question.js';
import type { SyncFilterChangeEvent } from '../../src/panel/events.js';
import '../../src/define/sync-scope.js';
import '../../src/define/sync-success-rate.js';
import { summaryRow, summarySource } from '../support/summary-source.js';
import { waitUntil } from '../support/wait-until.js';

/** Four days in Berlin; nothing succeeded or failed on the third. */
const starts = ['2026-09-06', '2026-09-07', '2026-09-08', '2026-09-09'].map((day) => `${day}T22:00:00.0000000Z`);
const bins: SummaryTable['bins'] = { bin: 'day', span: { from: starts[0]!, to: '2026-09-10T22:00:00Z' }, starts };

function tableFor({ bin }: Grouping): Partial<SummaryTable> {
  if (!bin) {
    return {
      rows: [summaryRow(['skipped'], 900, 9), summaryRow(['success'], 1500, 9), summaryRow(['failure'], 500, 9)],
    };
  }
  return {
    bins,
    rows: [
      summaryRow(['success'], 900, 9, { bin: starts[0]! }),
      summaryRow(['success'], 500, 9, { bin: starts[1]! }),
      summaryRow(['success'], 100, 9, { bin: starts[3]! }),
      summaryRow(['failure'], 100, 9, { bin: starts[0]! }),
      summaryRow(['failure'], 400, 9, { bin: starts[1]! }),
      summaryRow(['skipped'], 900, 9, { bin: starts[2]! }),
    ],
  };
}

const squeeze = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
const all = <E extends Element = HTMLElement>(panel: SyncSuccessRate, selector: string) => [
  ...panel.shadowRoot!.querySelectorAll<E>(selector),
];
const textsOf = (panel: SyncSuccessRate, selector: string) =>
  all(panel, selector).map(({ textContent }) => squeeze(textContent));
const button = (panel: SyncSuccessRate, name: string) =>
  all<HTMLButtonElement>(panel, 'button').find(({ textContent }) => squeeze(textContent).startsWith(name))!;
const plot = (panel: SyncSuccessRate) => all(panel, '[part=plot]')[0]!;
const cells = (panel: SyncSuccessRate) =>
  all<HTMLTableRowElement>(panel, 'tr').map((line) => [...line.cells].map((cell) => squeeze(cell.textContent)));

async function shown(answer = tableFor, filter: SyncFilter = {}, width = 600) {
  const panel = document.createElement('sync-success-rate');
  const source = summarySource(answer);
  const scope: HTMLElement = await fixture(
    html`<sync-scope lang="en-GB" time-zone="Europe/Berlin" .source=${source} .filter=${filter}>${panel}</sync-scope>`,
  );
  panel.style.inlineSize = `${width}px`;
  const filters: SyncFilter[] = [];
  scope.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => filters.push(event.filter));
  await waitUntil(() => panel.shadowRoot!.querySelector('.line'), 'the line is drawn');
  await nextFrame();
  return { panel, source, filters };
}

/** The middle of a day's band. */
function place(panel: SyncSuccessRate, day: number): [number, number] {
  const box = all<SVGPathElement>(panel, '.baseline')[0]!.getBoundingClientRect();
  return [Math.round(box.left + (box.width * (day + 0.5)) / 4), Math.round(box.top - 20)];
}

describe('<sync-success-rate>', () => {
  afterEach(async () => {
    fixtureCleanup();
    await resetMouse();
  });

  it('says the rate and what it is a share of; skipped events are not divided by', async () => {
    const { panel } = await shown();
    expect(textsOf(panel, '.rate')).to.deep.equal(['75% of 2,000 events that succeeded or failed']);
    expect(textsOf(panel, '[role=status]')[0]).to.include('75% of 2,000 events that succeeded or failed');
    await expect(panel).to.be.accessible();
  });

  it('names the statuses in the rate and, apart, those that are not', async () => {
    const { panel } = await shown();
    const groups = all(panel, 'ul.legend').map((list) => [list.ariaLabel, ...textsOfList(list)]);
    expect(groups).to.deep.equal([
      ['In the rate', 'Success 1,500', 'Failure 500'],
      ['Not in the rate', 'Skipped 900'],
    ]);
  });

  it('nothing to divide is a dash and a sentence, never 0 %', async () => {
    const { panel } = await shown(({ bin }) =>
      bin
        ? { bins, rows: [summaryRow(['skipped'], 3, 1, { bin: starts[0]! })] }
        : { rows: [summaryRow(['skipped'], 3, 1)] },
    );
    expect(textsOf(panel, '.rate')).to.deep.equal(['– No event succeeded or failed']);
    expect(all(panel, '.line')[0]!.getAttribute('d')).to.equal('');
    expect(textsOf(panel, '.legend')).to.deep.equal(['Success 0 0 events Failure 0 0 events', 'Skipped 3 3 events']);
  });

  it('asks one question: the status filter ignored, the chosen time in the line only', async () => {
    const { source } = await shown(tableFor, { status: ['failure'] });
    expect(source.asked.map(({ groupings }) => groupings)).to.deep.equal([
      [
        { by: ['status'], ignoreOwn: true },
        { by: ['status'], bin: 'auto', ignoreOwn: true },
      ],
    ]);
  });

  it('draws one line with a gap where nothing succeeded or failed', async () => {
    const { panel } = await shown();
    expect(all(panel, '.line')).to.have.length(1);
    expect(all(panel, '.line')[0]!.getAttribute('d')!.match(/[ML]/g)).to.deep.equal(['M', 'L']);
    expect(all(panel, '.points')[0]!.getAttribute('d')!.match(/M/g)).to.have.length(3);
  });

  it('marks shares and days at its axes, and names the zone', async () => {
    const { panel } = await shown();
    expect(textsOf(panel, 'svg text')).to.include.members(['Success rate', '100%', '7 Sept', '10 Sept']);
    expect(textsOf(panel, '.time-axis')).to.deep.equal(['Days, Europe/Berlin (GMT+2)']);
  });

  it('tells each day to the keyboard, newest first', async () => {
    const { panel } = await shown();
    plot(panel).focus();
    const heard = [plot(panel).ariaValueText];
    for (const key of ['ArrowLeft', 'Home']) {
      await sendKeys({ press: key });
      await panel.updateComplete;
      heard.push(plot(panel).ariaValueText);
    }
    expect(heard).to.deep.equal([
      'Thu, 10 Sept 2026: 100%, Success 100, Failure 0',
      'Wed, 9 Sept 2026: no event succeeded or failed',
      'Mon, 7 Sept 2026: 90%, Success 900, Failure 100',
    ]);
  });

  it('tells the day under the pointer, inside the panel', async () => {
    for (const width of [280, 600]) {
      const { panel } = await shown(tableFor, {}, width);
      await sendMouse({ type: 'move', position: place(panel, 1) });
      await waitUntil(() => all(panel, '.tooltip').length);
      expect(textsOf(panel, '.tooltip')).to.deep.equal(['Tue, 8 Sept 2026 Success500 Failure400 Success rate55.6%']);
      const [tip, frame] = ['.tooltip', '.panel'].map((part) => all(panel, part)[0]!.getBoundingClientRect());
      expect([tip!.left >= frame!.left, tip!.right <= frame!.right]).to.deep.equal([true, true]);
      fixtureCleanup();
    }
  });

  it('chooses a stretch of time by drawing over it and clears it with a button', async () => {
    const { panel, filters } = await shown();
    await sendMouse({ type: 'move', position: place(panel, 1) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: place(panel, 2) });
    await sendMouse({ type: 'up' });
    await waitUntil(() => all(panel, '.brush').length);
    button(panel, 'Clear chosen time').click();
    expect(filters).to.deep.equal([{ brush: { from: starts[1], to: starts[3] } }, {}]);
    expect(panel.shadowRoot!.activeElement?.textContent.trim()).to.equal('Show table');
  });

  it('filters by a status, Ctrl adds; others are dimmed', async () => {
    const { panel, filters } = await shown(tableFor, { status: ['failure'] });
    expect(textsOf(panel, '.dimmed .name')).to.deep.equal(['Success', 'Skipped']);
    button(panel, 'Skipped').dispatchEvent(new MouseEvent('click', { ctrlKey: true }));
    await panel.updateComplete;
    button(panel, 'Success').click();
    expect(filters).to.deep.equal([{ status: ['failure', 'skipped'] }, { status: ['success'] }]);
    await expect(panel).to.be.accessible();
  });

  it('has its numbers as a table, built when asked for', async () => {
    const { panel } = await shown();
    expect(all(panel, 'table')).to.have.length(0);
    button(panel, 'Show table').click();
    await panel.updateComplete;
    expect(cells(panel)).to.deep.equal([
      ['Day', 'Success', 'Failure', 'Success rate'],
      ['Mon, 7 Sept 2026', '900', '100', '90%'],
      ['Tue, 8 Sept 2026', '500', '400', '55.6%'],
      ['Wed, 9 Sept 2026', '0', '0', '–No event succeeded or failed'],
      ['Thu, 10 Sept 2026', '100', '0', '100%'],
    ]);
    await expect(panel).to.be.accessible();
  });

  it('statuses that nobody knows are words, and no button if too long for a filter', async () => {
    const [hostile, long] = ['<img src=x onerror=alert(1)>', 'x'.repeat(2001)];
    const { panel } = await shown(({ bin }) =>
      bin ? tableFor({ by: [], bin }) : { rows: [summaryRow([hostile], 5, 1), summaryRow([long], 3, 1)] },
    );
    expect(textsOf(panel, '.legend .name').slice(2)).to.deep.equal([hostile, long]);
    expect(all(panel, '.legend button')).to.have.length(3);
    expect(all(panel, 'img')).to.have.length(0);
  });

  for (const width of [280, 320]) {
    it(`fits ${width} px with long statuses`, async () => {
      const rows = [summaryRow(['x'.repeat(300)], 1_234_567, 1), summaryRow(['success'], 1_234_567, 1)];
      const { panel } = await shown(({ bin }) => (bin ? tableFor({ by: [], bin }) : { rows }), {}, width);
      expect(panel.scrollWidth).to.equal(width);
      await expect(panel).to.be.accessible();
    });
  }
});

function textsOfList(list: Element): string[] {
  return [...list.children].map((item) =>
    [item.querySelector('bdi'), item.querySelector('.number')].map((part) => squeeze(part?.textContent)).join(' '),
  );
}
