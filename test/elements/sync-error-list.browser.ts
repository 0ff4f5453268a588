import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SyncFilter } from '../../src/model/filter.js';
import type { Grouping, SummaryRow, SummaryTable } from '../../src/model/question.js';
import type { SyncFilterChangeEvent, SyncOpenEvent } from '../../src/panel/events.js';
import type { SyncErrorList } from '../../src/elements/sync-error-list/sync-error-list.js';
import '../../src/define/sync-error-list.js';
import { summaryRow, summarySource } from '../support/summary-source.js';
import { waitUntil } from '../support/wait-until.js';

const starts = ['2026-11-12T00:00:00.0000000Z', '2026-11-13T00:00:00.0000000Z', '2026-11-14T00:00:00.0000000Z'];
const bins: SummaryTable['bins'] = { bin: 'day', span: { from: starts[0]!, to: '2026-11-15T00:00:00Z' }, starts };
const latest = (
  reason: string | null,
  jobId: string | null = 'AD2AADProvisioning.1',
): NonNullable<SummaryRow['latest']> => ({
  id: 'event',
  time: '2026-11-14T03:00:00.0000000Z',
  action: 'update',
  status: 'failure',
  errorCode: null,
  reason,
  jobId,
});
const error = (code: string, events: number, objects: number, reason: string | null, more: Partial<SummaryRow> = {}) =>
  summaryRow([code], events, objects, { latest: latest(reason), ...more });

const fiveErrors = [
  error('DuplicateTargetEntries', 320, 45, 'Two users carry anna@contoso.com.', {
    firstSeen: '2026-11-12T08:30:00.1234567Z',
  }),
  error('ContosoEntryConflict', 12, 3, 'The value of proxyAddresses is in use.'),
  error('FluxCapacitorDrained', 2, 1, 'Out of plutonium.'),
  error('unknown', 7, 0, 'The service gave up.'),
  error('TIMEOUT', 1, 1, null, { latest: latest(null, 'Salesforce.1') }),
];

function tableFor({ bin }: Grouping): Partial<SummaryTable> {
  if (!bin) return { rows: fiveErrors };
  return { bins, rows: [summaryRow(['DuplicateTargetEntries'], 320, 45, { bin: starts[1]! })] };
}

async function attached(properties: Partial<SyncErrorList> = {}, answer = tableFor): Promise<SyncErrorList> {
  const panel = Object.assign(document.createElement('sync-error-list'), {
    source: summarySource(answer),
    timeZone: 'UTC',
    ...properties,
  });
  await fixture(html`<div lang="en-GB">${panel}</div>`);
  await waitUntil(() => panel.shadowRoot!.querySelector('[aria-busy=false]') && !panel.hasAttribute('data-busy'));
  return panel;
}

/** The panel with the texts of error codes loaded. */
async function shown(properties: Partial<SyncErrorList> = {}): Promise<SyncErrorList> {
  const panel = await attached(properties);
  await waitUntil(() => textOf(panel).includes('What to do'), 'remedies appear');
  return panel;
}

const flat = (node: Element) => node.textContent.replace(/\s+/g, ' ').trim();
const textOf = (panel: SyncErrorList) => flat(panel.shadowRoot!.querySelector('[part=body]')!);
const rows = (panel: SyncErrorList) => [...panel.shadowRoot!.querySelectorAll<HTMLElement>('[part=row]')];
const titles = (panel: SyncErrorList) => rows(panel).map((row) => flat(row.querySelector('[role=heading]')!));
const button = (panel: SyncErrorList, name: string) =>
  [...panel.shadowRoot!.querySelectorAll('button')].find((found) => (found.ariaLabel ?? flat(found)) === name)!;

function heard(panel: SyncErrorList): { filters: SyncFilter[]; opened: unknown[] } {
  const events = { filters: [] as SyncFilter[], opened: [] as unknown[] };
  panel.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => events.filters.push(event.filter));
  panel.addEventListener('sync-open', (event: SyncOpenEvent) => {
    event.preventDefault();
    events.opened.push({ kind: event.kind, filter: event.filter });
  });
  return events;
}

describe('<sync-error-list>', () => {
  afterEach(() => fixtureCleanup());

  it('names each error: by its text, by the text of its ending, by its code, or as one without a code', async () => {
    expect(titles(await shown())).to.deep.equal([
      'Several matches in the target',
      'Object collides with an existing one',
      'FluxCapacitorDrained',
      'No error code',
      'Target too slow',
    ]);
  });

  it('marks estimated numbers of objects, in rows and in what the limit left out', async () => {
    const other = [summaryRow([], 900, 70)];
    const panel = await attached({}, (grouping) =>
      grouping.bin ? tableFor(grouping) : { rows: fiveErrors, other, otherValues: 3, objectCounts: 'estimated' },
    );
    const affected = rows(panel).map((row) => flat(row.querySelectorAll('dl > div')[1]!));
    expect(affected.slice(0, 3)).to.deep.equal(['Affected ≈45 objects', 'Affected ≈3 objects', 'Affected ≈1 object']);
    expect(affected[3]).to.equal('Affected 0 objects');
    expect(button(panel, 'FluxCapacitorDrained: about 1 object affected, open')).to.exist;
    const [seen, heard] = [...panel.shadowRoot!.querySelectorAll('.rest span span')].map(flat);
    expect(seen).to.equal('3 other codes: 900 events, ≈70 objects');
    expect(heard).to.equal('3 other codes: 900 events, about 70 objects');
    expect(flat(panel.shadowRoot!.querySelector('[part=footer]')!)).to.include('Object counts are estimated');
  });

  it('says how often, how many objects, when first and last, and how it went', async () => {
    const [first] = rows(await shown());
    const facts = [...first!.querySelectorAll('dl > div')].map((fact) => flat(fact));
    expect(facts[0]).to.equal('Occurrences 320 events');
    expect(facts[1]).to.equal('Affected 45 objects');
    expect(facts[2]).to.match(/^Last seen .+ 14 Nov 2026, 03:00:00$/);
    expect(facts[3]).to.equal('First seen 12 Nov 2026, 08:30:00');
    expect([...first!.querySelectorAll('time')].map(({ dateTime }) => dateTime)).to.deep.equal([
      '2026-11-14T03:00:00.000Z',
      '2026-11-12T08:30:00.123Z',
    ]);
    expect(first!.querySelector('svg')!.ariaLabel).to.equal(
      'Events per day, 12 Nov to 14 Nov: highest 320 on 13 Nov, last 0',
    );
  });

  it('says what to do, the likely cause and where to read more, without a further click', async () => {
    const [first, second] = rows(await shown());
    expect(flat(first!)).to.include('What to do Remove the duplicate or choose another matching attribute.');
    expect(flat(first!)).to.include('Likely cause More than one target object has the matching value.');
    const link = first!.querySelector('a')!;
    expect(flat(link)).to.equal('Microsoft Learn: Analyze provisioning logs (opens in a new tab)');
    expect([link.target, link.rel, new URL(link.href).host]).to.deep.equal([
      '_blank',
      'noopener',
      'learn.microsoft.com',
    ]);
    expect(flat(second!)).to.include('ContosoEntryConflict Explained by its ending EntryConflict');
  });

  it("always shows the service's own words where there are any", async () => {
    const said = rows(await shown()).map((row) => row.querySelector('q')?.textContent ?? null);
    expect(said).to.deep.equal([
      'Two users carry anna@contoso.com.',
      'The value of proxyAddresses is in use.',
      'Out of plutonium.',
      'The service gave up.',
      null,
    ]);
  });

  it('has no remedy for a code that nobody knows, only the page that lists codes', async () => {
    const row = rows(await shown())[2]!;
    expect(flat(row)).to.include('No remedy is known for this code.');
    expect(flat(row.querySelector('a')!)).to.include('Cloud sync error codes');
  });

  it('looks nothing up where the log gives no code', async () => {
    const row = rows(await shown())[3]!;
    expect(flat(row)).to.include('The log gives no code to look up').and.not.include('Reason not known');
    expect(row.querySelectorAll('a, code').length).to.equal(0);
    expect(row.querySelectorAll('.numbers .link').length, 'no objects, nothing to open').to.equal(0);
  });

  it('reads a code as its job means it; without a job id as the direction says', async () => {
    const answer = ({ bin }: Grouping) => {
      const jobs = ['aad2adGroups.1', 'Salesforce.1', null];
      return bin ? {} : { rows: jobs.map((job, index) => error(['timeOUT', 'TIMEout', 'tImeOut'][index]!, 1, 1, null, { latest: latest(null, job) })) };
    }; // prettier-ignore
    const titlesIn = async (filter: SyncFilter) => {
      const panel = await attached({ filter }, answer);
      await waitUntil(() => textOf(panel).includes('What to do'));
      return titles(panel);
    };
    const [agent, target] = ['Agent did not answer in time', 'Target too slow'];
    expect(await titlesIn({})).to.deep.equal([agent, target, agent]);
    expect(await titlesIn({ direction: 'all' })).to.deep.equal([agent, target, target]);
  });

  it('asks for recent errors, or for the most frequent, as its user says and a person may change', async () => {
    const source = summarySource(tableFor);
    const panel = await shown({ source, order: 'top', limit: 5 });
    expect(source.asked.at(-1)!.groupings).to.deep.equal([
      { by: ['error'], ignoreOwn: true, order: 'events', top: 5, latest: true },
      { by: ['error'], bin: 'auto', ignoreOwn: true, order: 'events', top: 5 },
    ]);
    button(panel, 'Most recent').click();
    await waitUntil(() => source.asked.at(-1)!.groupings.every(({ order }) => order === 'last'));
    expect(panel.order, 'the property is its user’s').to.equal('top');
    expect(flat(panel.shadowRoot!.querySelector('[part=heading]')!)).to.equal('Recent sync errors');
    expect(button(panel, 'Most recent').ariaPressed).to.equal('true');
  });

  for (const [attribute, text, expected] of [
    ['limit', 'many', { order: 'last', top: 20 }],
    ['limit', '0', { order: 'last', top: 20 }],
    ['limit', '5000', { order: 'last', top: 100 }],
    ['order', 'sideways', { order: 'last', top: 20 }],
  ] as const) {
    it(`takes ${attribute}="${text}" for ${JSON.stringify(expected)}`, async () => {
      const source = summarySource(tableFor);
      const panel = document.createElement('sync-error-list');
      panel.setAttribute(attribute, text);
      panel.source = source;
      await fixture(html`<div>${panel}</div>`);
      await waitUntil(() => source.asked.length > 0);
      expect(source.asked[0]!.groupings[0]).to.include(expected);
    });
  }

  it('opens the objects that failed with a code', async () => {
    const panel = await shown();
    const { opened } = heard(panel);
    button(panel, 'Several matches in the target: 45 objects affected, open').click();
    expect(opened).to.deep.equal([
      { kind: 'objects', filter: { error: ['DuplicateTargetEntries'], status: ['failure'] } },
    ]);
  });

  it('opens failures of which the log names no object as events', async () => {
    const panel = await shown();
    const { opened } = heard(panel);
    button(panel, 'No error code: details').click();
    expect(opened).to.deep.equal([{ kind: 'records', filter: { error: ['unknown'], status: ['failure'] } }]);
  });

  it('filters by title, marks what is chosen, dims the rest; Ctrl adds, also by keyboard', async () => {
    const panel = await shown({ filter: { error: ['unknown'] } });
    expect(rows(panel).map((row) => row.classList.contains('dimmed'))).to.deep.equal([true, true, true, false, true]);
    expect(button(panel, 'No error code').ariaPressed).to.equal('true');
    await expect(panel).to.be.accessible();
    const { filters } = heard(panel);
    button(panel, 'FluxCapacitorDrained').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    button(panel, 'No error code').click();
    expect(filters).to.deep.equal([
      { error: ['FluxCapacitorDrained'] },
      { error: ['unknown', 'FluxCapacitorDrained'] },
      {},
    ]);
  });

  it('counts the codes beyond its limit together and shows them on request', async () => {
    const panel = await attached({ limit: 5 }, ({ bin, top }) => {
      if (bin) return {};
      const many = Array.from({ length: 32 }, (_, index) => error(`Code${index}`, 1, 1, null));
      if (top === 100) return { rows: many };
      return { rows: many.slice(0, 5), other: [summaryRow([], 340, 120)], otherValues: 27, next: 'Code4' };
    });
    expect(textOf(panel)).to.include('27 other codes: 340 events, 120 objects');
    expect(button(panel, 'Next codes')).to.equal(undefined);
    button(panel, 'Show all').click();
    await waitUntil(() => rows(panel).length === 32);
    expect(textOf(panel)).not.to.include('other codes');
  });

  it('pages through more than a hundred codes, there and back', async () => {
    const source = summarySource(({ bin, top, after }) => {
      if (bin) return {};
      if (after === 'Code99') return { rows: [error('Code100', 1, 1, null)] };
      const rest = { other: [summaryRow([], 100, 1)], otherValues: 100 };
      return { rows: [error('Code0', 1, 1, null)], ...rest, next: top === 100 ? 'Code99' : 'Code19' };
    });
    const panel = await attached({ source });
    button(panel, 'Show more codes').click();
    await waitUntil(() => button(panel, 'Next codes'));
    button(panel, 'Next codes').click();
    await waitUntil(() => titles(panel)[0] === 'Code100');
    expect(source.asked.at(-1)!.groupings.map(({ after }) => after)).to.deep.equal(['Code99', 'Code99']);
    button(panel, 'Previous codes').click();
    await waitUntil(() => titles(panel)[0] === 'Code0');
  });

  it('filters by a code of 2,000 characters; a longer one, which no question may name, is text', async () => {
    const [longest, longer] = ['x'.repeat(2000), 'y'.repeat(2001)] as const;
    const panel = await attached({}, ({ bin }) =>
      bin ? {} : { rows: [longest, longer].map((code) => error(code, 1, 1, null)) },
    );
    const { filters } = heard(panel);
    for (const title of rows(panel).map((row) => row.querySelector<HTMLElement>('[role=heading] > *'))) title!.click();
    expect(filters).to.deep.equal([{ error: [longest] }]);
    expect(rows(panel).map((row) => row.querySelectorAll('button').length)).to.deep.equal([3, 0]);
  });

  it('clamps a long reason until asked, and shows it as text', async () => {
    const reason = `<b>${'Very long. '.repeat(200)}</b>`;
    const panel = await attached({}, ({ bin }) => (bin ? {} : { rows: [error('__proto__', 1, 1, reason)] }));
    const quote = panel.shadowRoot!.querySelector('q')!;
    expect(quote.textContent).to.equal(reason);
    const clamped = quote.getBoundingClientRect().height;
    const more = button(panel, 'Show more');
    more.click();
    await panel.updateComplete;
    expect(quote.getBoundingClientRect().height).to.be.greaterThan(clamped * 2);
    expect([more.ariaExpanded, flat(more)]).to.deep.equal(['true', 'Show less']);
    expect(titles(panel)).to.deep.equal(['__proto__']);
  });

  it('calls it no failed events where nothing failed', async () => {
    expect(textOf(await attached({}, () => ({}))))
      .to.include('No failed events')
      .and.not.include('none of this direction');
  });

  for (const width of [280, 1200]) {
    it(`fits ${width} px`, async () => {
      const panel = await shown();
      panel.parentElement!.style.width = `${width}px`;
      await panel.updateComplete;
      expect(panel.scrollWidth).to.be.at.most(width);
      await expect(panel).to.be.accessible();
    });
  }
});
