import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SyncFilter } from '../../src/model/filter.js';
import type { Grouping, SummaryTable, SyncQuestion } from '../../src/model/question.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import type { SyncFilterChangeEvent, SyncOpenEvent } from '../../src/panel/events.js';
import type { SyncStatusTable } from '../../src/elements/sync-status-table/sync-status-table.js';
import '../../src/define/sync-status-table.js';
import { summaryRow, summarySource } from '../support/summary-source.js';
import { waitUntil } from '../support/wait-until.js';

const starts = ['2026-11-12T00:00:00.0000000Z', '2026-11-13T00:00:00.0000000Z', '2026-11-14T00:00:00.0000000Z'];
const bins: SummaryTable['bins'] = { bin: 'day', span: { from: starts[0]!, to: '2026-11-15T00:00:00Z' }, starts };

function tableFor({ by, bin }: Grouping): Partial<SummaryTable> {
  if (bin) {
    return {
      bins,
      rows: [
        summaryRow(['create'], 5, 5, { bin: starts[0]! }),
        summaryRow(['create'], 40, 30, { bin: starts[1]! }),
        summaryRow(['create'], 3, 3, { bin: starts[2]! }),
        summaryRow(['update'], 12, 6, { bin: starts[1]! }),
      ],
    };
  }
  switch (by.join()) {
    case 'action':
      return { rows: [summaryRow(['create'], 48, 36), summaryRow(['update'], 12, 6)] };
    case 'action,status':
      return {
        rows: [
          summaryRow(['create', 'success'], 31, 25),
          summaryRow(['create', 'failure'], 15, 12),
          summaryRow(['create', 'parked'], 2, 1),
          summaryRow(['update', 'skipped'], 12, 6),
        ],
      };
    case 'status':
      return {
        rows: [
          summaryRow(['success'], 31, 25),
          summaryRow(['failure'], 15, 12),
          summaryRow(['skipped'], 12, 6),
          summaryRow(['parked'], 2, 1),
        ],
      };
    default:
      return { rows: [summaryRow([], 60, 40)] };
  }
}

async function shown(properties: Partial<SyncStatusTable> = {}, answer = tableFor): Promise<SyncStatusTable> {
  const panel = Object.assign(document.createElement('sync-status-table'), {
    source: summarySource(answer),
    timeZone: 'UTC',
    ...properties,
  });
  await fixture(html`<div lang="en-GB">${panel}</div>`);
  await waitUntil(() => panel.shadowRoot!.querySelector('tbody tr'), 'the table is drawn');
  return panel;
}

const all = (panel: SyncStatusTable, selector: string) => [
  ...panel.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const textsOf = (panel: SyncStatusTable, selector: string) =>
  all(panel, selector).map((cell) => {
    const copy = cell.cloneNode(true) as HTMLElement;
    copy.querySelector('.label')?.remove();
    return copy.textContent.replace(/\s+/g, ' ').trim();
  });
const row = (panel: SyncStatusTable, line: string) => textsOf(panel, `${line} > *`);
const named = (panel: SyncStatusTable, name: string) =>
  all(panel, 'button').find((button) => (button.ariaLabel ?? button.textContent.trim()) === name)!;

function heard(panel: SyncStatusTable): { filters: SyncFilter[]; opened: unknown[] } {
  const events = { filters: [] as SyncFilter[], opened: [] as unknown[] };
  panel.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => events.filters.push(event.filter));
  panel.addEventListener('sync-open', (event: SyncOpenEvent) => {
    event.preventDefault();
    events.opened.push({ kind: event.kind, filter: event.filter });
  });
  return events;
}

describe('<sync-status-table>', () => {
  afterEach(() => fixtureCleanup());

  it('has a column for each usual status and for each that occurs', async () => {
    const panel = await shown();
    expect(textsOf(panel, '.groups th')).to.deep.equal([
      'Action',
      'Events',
      'Distinct objects by status',
      'Trend of events',
      'Distinct objects',
    ]);
    expect(textsOf(panel, '.statuses th')).to.deep.equal(['Success', 'Failure', 'Skipped', 'Warning', 'parked']);
  });

  it('counts distinct objects in its cells, and each object once in the last row', async () => {
    const panel = await shown();
    expect(row(panel, 'tbody tr:first-child')).to.deep.equal(['Create', '48', '25', '12', '0', '0', '1', '', '36']);
    expect(row(panel, 'tbody tr:last-child')).to.deep.equal(['Update', '12', '0', '0', '6', '0', '0', '', '6']);
    expect(row(panel, 'tfoot tr')).to.deep.equal(['All actions', '60', '25', '12', '6', '0', '1', '', '40']);
    expect(textsOf(panel, '[part=note]')[0]).to.include('do not add up');
  });

  it('marks estimated numbers of objects in the tables that say so, and speaks of them as about', async () => {
    const panel = await shown({}, (grouping) => ({
      ...tableFor(grouping),
      ...(grouping.by.length < 2 && { objectCounts: 'estimated' }),
    }));
    expect(row(panel, 'tbody tr:first-child')).to.deep.equal(['Create', '48', '25', '12', '0', '0', '1', '', '≈36']);
    expect(row(panel, 'tfoot tr')).to.deep.equal(['All actions', '60', '≈25', '≈12', '≈6', '0', '≈1', '', '≈40']);
    expect(named(panel, 'Create: about 36 distinct objects, open')).to.exist;
    expect(named(panel, 'All actions, parked: about 1 distinct object, open')).to.exist;
    expect(all(panel, '[role=status]')[0]!.textContent).to.include('60 events, about 40 objects');
    expect(textsOf(panel, '[part=footer]')[0]).to.include('Object counts are estimated');
  });

  it('marks every number of objects of a source that only estimates, and no number of events', async () => {
    const source = summarySource(tableFor);
    const estimating = {
      supports: () => true,
      query: async (question: SyncQuestion) => {
        const { value } = await source.query(question);
        return { value: question.kind === 'about' ? { ...value, objectCounts: 'estimated' } : value };
      },
    } as SyncDataSource;
    const panel = await shown({ source: estimating, measure: 'events' });
    await waitUntil(() => textsOf(panel, '[part=footer]')[0]!.includes('Object counts are estimated'));
    expect(row(panel, 'tbody tr:first-child')).to.deep.equal(['Create', '48', '31', '15', '0', '0', '2', '', '≈36']);
  });

  it('says nothing of estimates where all numbers are exact', async () => {
    const panel = await shown();
    await waitUntil(() => textsOf(panel, '[part=footer]')[0]!.includes('data up to'));
    expect(panel.shadowRoot!.textContent).not.to.match(/≈|estimated|about/);
  });

  it('counts events in its cells when asked to', async () => {
    const panel = await shown({ measure: 'events' });
    expect(textsOf(panel, '.by-status')).to.deep.equal(['Events by status']);
    expect(row(panel, 'tbody tr:first-child')).to.deep.equal(['Create', '48', '31', '15', '0', '0', '2', '', '36']);
    expect(named(panel, 'Create: 36 distinct objects, open')).to.exist;
  });

  it('takes a measure nobody knows for objects', async () => {
    const panel = await shown();
    panel.setAttribute('measure', 'nonsense');
    await panel.updateComplete;
    expect(textsOf(panel, '.by-status')).to.deep.equal(['Distinct objects by status']);
  });

  it('says each trend in words', async () => {
    const panel = await shown();
    expect(all(panel, 'svg').map((svg) => svg.ariaLabel)).to.deep.equal([
      'Events per day, 12 Nov to 14 Nov: highest 40 on 13 Nov, last 3',
      'Events per day, 12 Nov to 14 Nov: highest 12 on 13 Nov, last 0',
    ]);
  });

  it('ignores what is chosen in it, so that the other rows stay', async () => {
    const source = summarySource(tableFor);
    await shown({ source, filter: { action: ['create'] } });
    expect(source.asked[0]!.groupings).to.deep.include.members([
      { by: ['action'], ignoreOwn: ['action', 'status'] },
      { by: ['action', 'status'], ignoreOwn: true },
      { by: ['action'], bin: 'auto', ignoreOwn: ['action', 'status'] },
      { by: [], ignoreOwn: ['action', 'status'] },
    ]);
  });

  it('opens the objects that a count stands for', async () => {
    const panel = await shown();
    const { opened } = heard(panel);
    named(panel, 'Create, failure: 12 distinct objects, open').click();
    named(panel, 'Create, parked: 1 distinct object, open').click();
    named(panel, 'Update: 6 distinct objects, open').click();
    named(panel, 'All actions: 40 distinct objects, open').click();
    expect(opened).to.deep.equal([
      { kind: 'objects', filter: { action: ['create'], status: ['failure'] } },
      { kind: 'objects', filter: { action: ['create'], status: ['parked'] } },
      { kind: 'objects', filter: { action: ['update'] } },
      { kind: 'objects', filter: {} },
    ]);
  });

  it('opens as many objects as it counted, also where something is chosen', async () => {
    const panel = await shown({ filter: { action: ['update'], status: ['failure'] } });
    const { opened } = heard(panel);
    named(panel, 'Create: 36 distinct objects, open').click();
    named(panel, 'All actions, success: 25 distinct objects, open').click();
    expect(opened).to.deep.equal([
      { kind: 'objects', filter: { action: ['create'], status: [] } },
      { kind: 'objects', filter: { action: [], status: ['success'] } },
    ]);
  });

  it('filters by a row or column label; Ctrl and ⌘ add', async () => {
    const panel = await shown({ filter: { action: ['update'] } });
    const { filters } = heard(panel);
    named(panel, 'Create').click();
    named(panel, 'Update').click();
    named(panel, 'Failure').click();
    for (const key of ['ctrlKey', 'metaKey'])
      named(panel, 'Create').dispatchEvent(new MouseEvent('click', { [key]: true }));
    expect(filters).to.deep.equal([
      { action: ['create'] },
      {},
      { action: ['update'], status: ['failure'] },
      { action: ['update', 'create'] },
      { action: ['update', 'create'] },
    ]);
  });

  it('works by keyboard alone, adding included', async () => {
    const panel = await shown({ filter: { action: ['update'] } });
    const { filters, opened } = heard(panel);
    named(panel, 'Create').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    named(panel, 'Update: 6 distinct objects, open').focus();
    await sendKeys({ press: 'Enter' });
    expect(filters).to.deep.equal([{ action: ['create'] }, { action: ['update', 'create'] }]);
    expect(opened).to.have.length(1);
  });

  it('marks what is chosen and dims the rest, readable all the same', async () => {
    const panel = await shown({ filter: { action: ['CREATE'], status: ['failure'] } });
    const pressed = all(panel, '[aria-pressed=true]').map((button) => button.textContent.trim());
    expect(pressed).to.deep.equal(['Failure', 'Create']);
    expect(textsOf(panel, 'tr.dimmed th')).to.deep.equal(['Update']);
    await expect(panel).to.be.accessible();
  });

  it('pages through a number of actions beyond all reason, a hundred at a time', async () => {
    const many = Array.from({ length: 250 }, (_, index) => summaryRow([`action ${index}`], 250 - index, 1));
    const panel = await shown({}, (grouping) =>
      grouping.by.join() === 'action' && !grouping.bin ? { rows: many } : {},
    );
    const pageShown = () => [all(panel, 'tbody tr').length, ...textsOf(panel, '.pages > *')];
    expect(pageShown()).to.deep.equal([100, 'Actions 1 to 100 of 250', 'Next actions']);
    for (const name of ['Next actions', 'Next actions']) {
      named(panel, name).click();
      await panel.updateComplete;
    }
    expect(pageShown()).to.deep.equal([50, 'Actions 201 to 250 of 250', 'Previous actions']);
    named(panel, 'Previous actions').click();
    await panel.updateComplete;
    expect(pageShown()).to.deep.equal([100, 'Actions 101 to 200 of 250', 'Previous actions', 'Next actions']);
  });

  it('no button stands for a value that is too long for a filter', async () => {
    const long = 'x'.repeat(2001);
    const panel = await shown({}, ({ by, bin }) =>
      bin || by.join() !== 'action' ? {} : { rows: [summaryRow([long], 2, 2)] },
    );
    expect(row(panel, 'tbody tr')[0]).to.equal(long);
    expect(all(panel, 'tbody button').length).to.equal(0);
  });

  it('shows hostile words as words', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const panel = await shown({}, ({ by, bin }) => {
      if (bin || by.length === 0) return {};
      return { rows: [summaryRow(by.length === 1 ? ['__proto__'] : ['__proto__', hostile], 2, 2)] };
    });
    expect(row(panel, 'tbody tr:first-child')[0]).to.equal('__proto__');
    expect(panel.shadowRoot!.querySelector('img')).to.equal(null);
  });

  for (const width of [280, 320, 900]) {
    it(`is a table in ${width} px: every number in view, roles kept`, async () => {
      const panel = await shown();
      panel.parentElement!.style.width = `${width}px`;
      await panel.updateComplete;
      const [right] = all(panel, '[part=body]').map((body) => body.getBoundingClientRect().right);
      for (const cell of all(panel, 'tbody td, tbody button')) {
        expect(cell.getBoundingClientRect().right, cell.textContent).to.be.at.most(right! + 1);
      }
      expect(all(panel, '[role=row]')).to.have.length(5);
      expect(all(panel, 'td:not([role=cell]), th:not([role])')).to.deep.equal([]);
      await expect(panel).to.be.accessible();
    });
  }
});
