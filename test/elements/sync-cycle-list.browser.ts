import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SyncCycleList } from '../../src/elements/sync-cycle-list/sync-cycle-list.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { SummaryQuestion, SyncQuestion } from '../../src/model/question.js';
import type { SyncFilterChangeEvent, SyncOpenEvent } from '../../src/panel/events.js';
import { memorySource } from '../../src/sources/index.js';
import '../../src/define/sync-cycle-list.js';
import { graphEvent, twelveEvents } from '../support/events.js';
import { ControlledSource } from '../support/controlled-source.js';
import { summaryRow, summarySource } from '../support/summary-source.js';
import { waitUntil } from '../support/wait-until.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-09-01T00:00:00Z');

/** An event an hour for thirty days, each in a cycle of its own, but none for half of 16 September. */
const hourly = Array.from({ length: 720 }, (_, index) => index)
  .filter((index) => index < 366 || index >= 378)
  .map((index) =>
    graphEvent(index, {
      activityDateTime: new Date(START + index * HOUR + HOUR / 2).toISOString(),
      cycleId: `run-${index}`,
    }),
  );

const two = [
  graphEvent(1, { cycleId: 'c2a7e5b0-6d19-4b83-8f4c-d05e7a913c26', jobId: 'AD2AADProvisioning.t.b7e0c9d4-1f62-4a38-8e57-3d9a6b2c5f08' }),
  graphEvent(2, { cycleId: '' }),
]; // prettier-ignore

async function shown(properties: Partial<SyncCycleList> = {}): Promise<SyncCycleList> {
  const panel = Object.assign(document.createElement('sync-cycle-list'), {
    source: memorySource(twelveEvents),
    timeZone: 'UTC',
    ...properties,
  });
  await fixture(html`<div lang="en-GB">${panel}</div>`);
  await waitUntil(() => panel.shadowRoot!.querySelector('[part=row]'), 'the cycles are drawn');
  return panel;
}

const all = (panel: SyncCycleList, selector: string) => [...panel.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const textsOf = (panel: SyncCycleList, selector: string) =>
  all(panel, selector).map((node) => {
    const copy = node.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('.label').forEach((label) => label.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  });
const ids = (panel: SyncCycleList) => textsOf(panel, '[part=row] th');
const named = (panel: SyncCycleList, name: string) =>
  all(panel, 'button').find((button) => (button.ariaLabel ?? button.textContent.trim()) === name)!;
const press = async (panel: SyncCycleList, name: string) => {
  named(panel, name).click();
  await panel.updateComplete;
};
const showsFirst = (panel: SyncCycleList, id: string) => waitUntil(() => ids(panel)[0] === id, `${id} comes first`);

function heard(panel: SyncCycleList): { filters: SyncFilter[]; opened: unknown[] } {
  const events = { filters: [] as SyncFilter[], opened: [] as unknown[] };
  panel.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => events.filters.push(event.filter));
  panel.addEventListener('sync-open', (event: SyncOpenEvent) => {
    event.preventDefault();
    events.opened.push({ kind: event.kind, filter: event.filter });
  });
  return events;
}

describe('<sync-cycle-list>', () => {
  afterEach(() => fixtureCleanup());

  it('shows cycles, newest first, with their time, job and counts', async () => {
    const panel = await shown();
    expect(textsOf(panel, '[part=row]:first-child > *')).to.deep.equal([
      'cycle-1',
      'corp.contoso.com AD2AADProvisioni…',
      '1 Sept 2026, 10:15:00 – 1 Sept 2026, 11:15:00 1 hr from first to last',
      '2',
      'Failure 2',
      'Update 2',
      '2',
    ]);
    expect(textsOf(panel, '[part=row]:last-child > *').slice(3)).to.deep.equal([
      '10',
      'Success 10',
      'Update 6 Create 3 Delete 1',
      '10',
    ]);
  });

  it('calls events without a cycle so, and shortens ids until full ones are asked for', async () => {
    const panel = await shown({ source: memorySource(two) });
    expect(ids(panel)).to.deep.equal(['Events without a cycle', 'c2a7e5b0']);
    expect(textsOf(panel, '[part=row]:last-child td')[0]).to.equal('corp.contoso.com AD2AADProvisioning.b7e0c9d4');
    await press(panel, 'Full ids');
    expect(ids(panel)[1]).to.include('c2a7e5b0-6d19-4b83-8f4c-d05e7a913c26');
    expect(textsOf(panel, '[part=row]:last-child td')[0]).to.include('b7e0c9d4-1f62-4a38-8e57-3d9a6b2c5f08');
  });

  it('opens events, failures and objects of a cycle', async () => {
    const panel = await shown();
    const { opened } = heard(panel);
    for (const name of ['cycle-1: 2 events, open', 'cycle-1, failure: 2 events, open', 'cycle-0: 10 objects, open'])
      named(panel, name).click();
    expect(opened).to.deep.equal([
      { kind: 'records', filter: { cycle: ['cycle-1'] } },
      { kind: 'records', filter: { cycle: ['cycle-1'], status: ['failure'] } },
      { kind: 'objects', filter: { cycle: ['cycle-0'] } },
    ]);
  });

  it('filters by a cycle’s label, by keyboard too; the other cycles stay', async () => {
    const panel = await shown({ filter: { cycle: ['cycle-0'] } });
    const { filters } = heard(panel);
    expect(ids(panel)).to.deep.equal(['cycle-1', 'cycle-0']);
    expect(textsOf(panel, '[part=row] [aria-pressed=true]')).to.deep.equal(['cycle-0']);
    expect(textsOf(panel, 'tr.dimmed th')).to.deep.equal(['cycle-1']);
    named(panel, 'cycle-0').click();
    named(panel, 'cycle-1').focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    expect(filters).to.deep.equal([{}, { cycle: ['cycle-0', 'cycle-1'] }]);
    await expect(panel).to.be.accessible();
  });

  it('follows filters on statuses, in all of its numbers', async () => {
    const panel = await shown({ filter: { status: ['failure'] } });
    expect(textsOf(panel, '[part=row] > *').filter((_, index) => index % 7 === 3)).to.deep.equal(['2']);
    expect(all(panel, '[part=row]')).to.have.length(1);
  });

  it('asks for the same cycles in each of its tables', async () => {
    const source = new ControlledSource(memorySource(hourly));
    const panel = await shown({ source });
    await press(panel, 'Older cycles');
    await showsFirst(panel, 'run-669');
    const page = { ignoreOwn: ['cycle'], order: 'last', top: 50, after: 'run-670' };
    const asked = source.questions.flatMap((question) => (question.kind === 'summary' ? question.groupings : []));
    const byCycle = asked.filter(({ by, after }) => by[0] === 'cycle' && after);
    expect(byCycle).to.deep.equal([
      { by: ['cycle'], ...page, latest: true },
      { by: ['cycle', 'status'], ...page },
      { by: ['cycle', 'action'], ...page },
    ]);
  });

  it('pages fifty at a time, says which, and keeps whoever pages from below on the buttons', async () => {
    const panel = await shown({ source: memorySource(hourly) });
    expect(textsOf(panel, '.above > *')).to.deep.equal(['Cycles 1 to 50 of 708', 'Older cycles']);
    all(panel, '.below .older')[0]!.click();
    await showsFirst(panel, 'run-669');
    expect(textsOf(panel, '.above > *')).to.deep.equal(['Cycles 51 to 100', 'Newer cycles', 'Older cycles']);
    await waitUntil(() => panel.shadowRoot!.activeElement === all(panel, '.above .older')[0]);
    await press(panel, 'Newer cycles');
    await showsFirst(panel, 'run-719');
  });

  it('puts the busiest cycles first where asked to, in all of its tables and on every page', async () => {
    const many = Array.from({ length: 60 }, (_, run) => run).flatMap((run) => busyCycle(run, run === 3 ? 5 : 1));
    const source = new ControlledSource(memorySource(many));
    const panel = await shown({ source });
    expect(ids(panel)[0]).to.equal('busy-59');
    await press(panel, 'Most events');
    await showsFirst(panel, 'busy-3');
    expect(textsOf(panel, '[part=order] [aria-pressed=true]')).to.deep.equal(['Most events']);
    const before = ids(panel);
    await press(panel, 'Cycles with fewer events');
    await waitUntil(() => ids(panel).length === 10);
    expect(new Set([...before, ...ids(panel)]).size).to.equal(60);
    const last = source.questions.findLast(
      (question) => question.kind === 'summary' && question.groupings.length === 4,
    );
    const { groupings } = last as SummaryQuestion;
    expect(groupings.map(({ order, after }) => [order, after])).to.deep.equal([
      ...Array.from({ length: 3 }, () => ['events', before.at(-1)]),
      [undefined, undefined],
    ]);
    await press(panel, 'Cycles with more events');
    await showsFirst(panel, 'busy-3');
    await press(panel, 'Most recent');
    await showsFirst(panel, 'busy-59');
    panel.order = 'events';
    await showsFirst(panel, 'busy-3');
    await expect(panel).to.be.accessible();
  });

  it('begins with the newest page again for another filter, but not for a cycle that is chosen', async () => {
    const panel = await shown({ source: memorySource(hourly) });
    await press(panel, 'Older cycles');
    await showsFirst(panel, 'run-669');
    panel.filter = { cycle: ['run-660'] };
    await waitUntil(() => all(panel, 'tr.chosen').length === 1);
    expect(ids(panel)[0]).to.equal('run-669');
    panel.filter = { status: ['success'] };
    await showsFirst(panel, 'run-719');
  });

  it('begins with the newest page of another source', async () => {
    const panel = await shown({ source: memorySource(hourly) });
    await press(panel, 'Older cycles');
    await showsFirst(panel, 'run-669');
    panel.source = memorySource(twelveEvents);
    await showsFirst(panel, 'cycle-1');
  });

  it('says so where an id is too long to go on from, and has no buttons for it', async () => {
    const long = 'x'.repeat(2001);
    const source = summarySource(({ by }) =>
      by[0] === 'cycle' && by.length === 1 ? { rows: [summaryRow([long], 2, 2)], otherValues: 3, next: long } : {},
    );
    const panel = await shown({ source });
    expect(textsOf(panel, '.above')[0]).to.include('the id of the last one here is too long');
    expect(all(panel, '[part=row] button')).to.have.length(0);
  });

  it('marks estimated numbers of objects', async () => {
    const source = summarySource(({ by }) =>
      by.join() === 'cycle' ? { rows: [summaryRow(['c'], 50, 45)], objectCounts: 'estimated' } : {},
    );
    const panel = await shown({ source });
    expect(named(panel, 'c: about 45 objects, open').textContent.trim()).to.equal('≈45');
  });
});

describe('<sync-cycle-list> beside a silence', () => {
  afterEach(() => fixtureCleanup());
  const quiet: SyncFilter = { range: { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' } };
  const found = async (properties: Partial<SyncCycleList> = {}) => {
    const panel = await shown({ source: memorySource(hourly), filter: quiet, ...properties });
    await waitUntil(() => all(panel, '[part=silences]').length === 1, 'the silence is found');
    return panel;
  };

  it('names the time and the job, and shows the cycles around it', async () => {
    const panel = await found();
    const { filters } = heard(panel);
    expect(textsOf(panel, '[part=silences] li')).to.deep.equal([
      '16 Sept 2026, 05:30:00 – 16 Sept 2026, 18:30:00, 13 hrs corp.contoso.com AD2AADProvisioni… Show this time',
    ]);
    named(panel, 'Show this time: 16 Sept 2026, 05:30:00 – 16 Sept 2026, 18:30:00, 13 hrs').click();
    expect(filters.map(({ brush }) => brush)).to.deep.equal([
      { from: '2026-09-16T04:30:00.0000000Z', to: '2026-09-16T19:30:00.0000000Z' },
    ]);
  });

  it('says between the cycles how usual events are then, what the logs do not tell, and never “failure”', async () => {
    const brush = { from: '2026-09-16T04:30:00.0000000Z', to: '2026-09-16T19:30:00.0000000Z' };
    const panel = await found({ filter: { ...quiet, brush } });
    await waitUntil(() => all(panel, '[part=silence] a').length === 1);
    const rows = all(panel, 'tbody tr').map((row) => row.getAttribute('part'));
    expect(rows).to.deep.equal(['row', 'silence', 'row', 'row']);
    const [words] = textsOf(panel, '[part=silence]');
    expect(words)
      .to.match(/^No events/)
      .and.include('had events 48 of 48 times');
    expect(words).to.include('Whether the job runs, is paused or in quarantine').and.not.match(/fail/i);
    panel.order = 'events';
    await waitUntil(() => all(panel, '[part=silence]').length === 0, 'it has no place among the busiest');
    expect(all(panel, '[part=silences]')).to.have.length(1);
    await expect(panel).to.be.accessible();
  });

  it('finds it whatever statuses, objects and text are filtered', async () => {
    const panel = await found({ filter: { ...quiet, search: 'person 700', status: ['success'] } });
    expect(ids(panel)).to.deep.equal(['run-700']);
  });

  it('finds it in a file without a range', async () => {
    expect(textsOf(await found({ filter: {} }), '[part=silences] li')[0]).to.include('16 Sept 2026, 05:30:00');
  });

  it('marks none where the answer lacks events', async () => {
    const source = new ControlledSource(memorySource(hourly));
    source.partial = { reason: 'rows', limit: 5000 };
    const panel = await shown({ source, filter: quiet });
    await waitUntil(() => textsOf(panel, '[part=note]')[0]!.includes('lacks events'));
    expect(all(panel, '[part=silences]')).to.have.length(0);
  });

  it('says that a range is too short to tell what is usual, without asking for it', async () => {
    const source = new ControlledSource(memorySource(hourly));
    const panel = await shown({
      source,
      filter: { range: { from: '2026-09-10T00:00:00Z', to: '2026-09-17T00:00:00Z' } },
    });
    await waitUntil(() => textsOf(panel, '[part=note]')[0]!.includes('too short to tell'));
    expect(source.asked.filter(hasJobs)).to.deep.equal([]);
  });

  it('judges whole days in a long range, and says so', async () => {
    const source = memorySource(hourly);
    const filter: SyncFilter = { range: { from: '2026-07-01T00:00:00Z', to: '2026-10-01T00:00:00Z' } };
    const panel = await shown({ source: source, filter });
    await waitUntil(() => textsOf(panel, '[part=note]')[0]!.includes('only whole days'));
    expect(all(panel, '[part=silences]')).to.have.length(0);
  });

  for (const width of [280, 320, 1200]) {
    it(`is in view in ${width} px, with all roles`, async () => {
      const brush = { from: '2026-09-16T04:30:00.0000000Z', to: '2026-09-16T19:30:00.0000000Z' };
      const panel = await found({ filter: { ...quiet, brush } });
      panel.parentElement!.style.width = `${width}px`;
      await panel.updateComplete;
      const [right] = all(panel, '[part=body]').map((body) => body.getBoundingClientRect().right);
      const outside = all(panel, 'tbody td, tbody button, .silences li').filter(
        (node) => node.getBoundingClientRect().right > right! + 1,
      );
      expect(outside.map((node) => node.textContent)).to.deep.equal([]);
      expect(all(panel, 'td:not([role=cell]), th:not([role]), tr:not([role=row])')).to.have.length(0);
      await expect(panel).to.be.accessible();
    });
  }
});

function busyCycle(run: number, events: number) {
  const time = new Date(START + run * HOUR).toISOString();
  return Array.from({ length: events }, (_, index) =>
    graphEvent(run * 10 + index, { activityDateTime: time, cycleId: `busy-${run}` }),
  );
}

function hasJobs(question: SyncQuestion): boolean {
  return question.kind === 'summary' && question.groupings.some(({ by, bin }) => by[0] === 'job' && bin !== undefined);
}
