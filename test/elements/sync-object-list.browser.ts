import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { SyncObjectList } from '../../src/elements/sync-object-list/sync-object-list.js';
import { SourceError } from '../../src/model/source-error.js';
import type { ObjectRow, ObjectsQuestion, SyncQuestion } from '../../src/model/question.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { SyncFilterChangeEvent, SyncOpenEvent } from '../../src/panel/events.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { memorySource } from '../../src/sources/index.js';
import '../../src/define/sync-object-list.js';
import { ControlledSource } from '../support/controlled-source.js';
import { graphEvent, twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const time = (minute: number) => new Date(Date.UTC(2026, 8, 1, 0, minute)).toISOString();
/** One event of each of 250 objects, the first one newest. */
const many = Array.from({ length: 250 }, (_, index) => graphEvent(index, { activityDateTime: time(250 - index) }));
const thousands = Array.from({ length: 2500 }, (_, index) =>
  graphEvent(index, { activityDateTime: time(2500 - index) }),
);

async function shown(source: SyncDataSource, properties: Partial<SyncObjectList> = {}): Promise<SyncObjectList> {
  const panel = Object.assign(document.createElement('sync-object-list'), { source, timeZone: 'UTC', ...properties });
  await fixture(html`<div lang="en-GB">${panel}</div>`);
  await waitUntil(() => panel.shadowRoot!.querySelector('tbody tr, .state-title'), 'objects are shown');
  return panel;
}

const flat = (node: Element | null | undefined) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const all = (panel: SyncObjectList, selector: string) => [...panel.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const body = (panel: SyncObjectList) => flat(panel.shadowRoot!.querySelector('[part=body]'));
const names = (panel: SyncObjectList) => all(panel, 'tbody th button').map(flat);
const button = (panel: SyncObjectList, name: string) =>
  all(panel, 'button').find((found) => (found.ariaLabel ?? flat(found).replace(/ ?[↓↑]$/, '')) === name)!;
const cells = (panel: SyncObjectList, row: number) =>
  [...all(panel, 'tbody tr')[row]!.children].map((cell) => flat(cell.querySelector('.value') ?? cell));
const questions = (source: ControlledSource) =>
  source.questions.filter(({ kind }) => kind === 'objects') as ObjectsQuestion[];

function search(panel: SyncObjectList, words: string): void {
  const input = panel.shadowRoot!.querySelector('input')!;
  input.value = words;
  input.dispatchEvent(new Event('change'));
}

/** A source of one object, whose state now is not what the filter says. */
function oneObject(row: Partial<ObjectRow>): SyncDataSource {
  const object: ObjectRow = {
    key: 'S1',
    sourceId: 'S1',
    targetId: 'T1',
    sourceName: 'Anna',
    targetName: 'Anna K.',
    upn: 'anna@contoso.com',
    type: 'user',
    events: 1200,
    firstSeen: '2026-09-01T06:00:00.0000000Z',
    lastSeen: '2026-09-03T07:00:00.1234567Z',
    last: { id: 'e9', time: '2026-09-04T00:00:00.0000000Z', action: 'disable', status: 'failure', errorCode: 'InvalidAnchor', reason: 'It is gone.' },
    ...row,
  }; // prettier-ignore
  const value = { rows: [object], total: 1, next: null };
  const about = { earliest: null, latest: null, broken: { count: 0, samples: [] }, duplicates: null };
  const answer = ({ kind }: SyncQuestion) => ({ value: kind === 'about' ? about : value });
  return { supports: () => true, query: (question: SyncQuestion) => Promise.resolve(answer(question)) } as never;
}

function heard(panel: SyncObjectList): { filters: SyncFilter[]; opened: unknown[] } {
  const events = { filters: [] as SyncFilter[], opened: [] as unknown[] };
  panel.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => events.filters.push(event.filter));
  panel.addEventListener('sync-open', (event: SyncOpenEvent) => {
    event.preventDefault();
    events.opened.push({ kind: event.kind, key: event.key });
  });
  return events;
}

describe('<sync-object-list>', () => {
  afterEach(() => fixtureCleanup());

  it('shows names, ids, UPN, type, events and times of each object, and its state now', async () => {
    const panel = await shown(oneObject({}));
    await waitUntil(() => body(panel).includes('Known object is gone'), 'the text of the error is loaded');
    expect(cells(panel, 0)).to.deep.equal([
      'Anna Source id: S1',
      'Anna K. User principal name: anna@contoso.com Target id: T1',
      'User',
      '1,200',
      '1 Sept 2026, 06:00:00',
      '3 Sept 2026, 07:00:00',
      'Failure Disable',
      'Known object is gone InvalidAnchor It is gone.',
    ]);
    expect(all(panel, 'thead th').map(flat)).to.include('State now').and.include('Error now');
    expect(body(panel)).to.include('newest event, also where the filter');
  });

  it('calls an object without a name by its other name, UPN or key', async () => {
    expect(names(await shown(oneObject({ sourceName: null })))[0]).to.equal('Anna K.');
    expect(names(await shown(oneObject({ sourceName: null, targetName: null })))[0]).to.equal('anna@contoso.com');
    expect(names(await shown(oneObject({ sourceName: null, targetName: null, upn: null })))[0]).to.equal('S1');
  });

  it('opens the history of an object', async () => {
    const panel = await shown(oneObject({}));
    const { opened } = heard(panel);
    button(panel, 'Anna: history').click();
    expect(opened).to.deep.equal([{ kind: 'object', key: 'S1' }]);
  });

  it('filters by type and marks the type that is chosen', async () => {
    const panel = await shown(memorySource(twelveEvents), { filter: { type: ['user'] } });
    expect(button(panel, 'User').ariaPressed).to.equal('true');
    const { filters } = heard(panel);
    button(panel, 'User').click();
    expect(filters).to.deep.equal([{}]);
  });

  it('shows a hundred of any number, says of how many, and appends a hundred more', async () => {
    const panel = await shown(memorySource(many));
    expect(body(panel)).to.include('1–100 of 250 objects');
    expect(panel.shadowRoot!.querySelector('table')!.getAttribute('aria-rowcount')).to.equal('251');
    button(panel, 'Show 100 more').click();
    await waitUntil(() => names(panel).length === 200);
    expect([names(panel)[0], names(panel)[199]]).to.deep.equal(['Person 0', 'Person 199']);
    button(panel, 'Show 100 more').click();
    await waitUntil(() => names(panel).length === 250);
    expect(body(panel)).to.include('250 objects').and.not.include('more');
  });

  it('moves the focus to the first row added and tells how many came', async () => {
    const panel = await shown(memorySource(many));
    button(panel, 'Show 100 more').focus();
    button(panel, 'Show 100 more').click();
    await waitUntil(() => panel.shadowRoot!.activeElement?.localName === 'tr');
    expect(panel.shadowRoot!.activeElement!.getAttribute('aria-rowindex')).to.equal('102');
    expect(flat(panel.shadowRoot!.querySelector('.more-rows [role=status]'))).to.equal('Rows 101 to 200 added');
  });

  it('keeps what is shown where a page fails, and loads it when asked again', async () => {
    const source = new ControlledSource(memorySource(many));
    const panel = await shown(source);
    source.failure = new SourceError('timeout', 'Took too long.');
    button(panel, 'Show 100 more').focus();
    button(panel, 'Show 100 more').click();
    await waitUntil(() => body(panel).includes('The next rows could not be loaded.'));
    expect(body(panel)).to.include('Took too long.');
    expect(names(panel).length).to.equal(100);
    expect(flat(panel.shadowRoot!.activeElement)).to.equal('Retry');
    await expect(panel).to.be.accessible();
    source.failure = undefined;
    button(panel, 'Retry').click();
    await waitUntil(() => names(panel).length === 200);
  });

  it('keeps all pages, the focus and the row it is on when it is refreshed', async () => {
    const source = new ControlledSource(memorySource(many));
    const panel = await shown(source);
    button(panel, 'Show 100 more').click();
    await waitUntil(() => names(panel).length === 200);
    button(panel, 'Person 150: history').focus();
    const asked = questions(source).length;
    source.announce();
    await waitUntil(() => questions(source).length === asked + 2, 'both pages are asked for again');
    await panel.updateComplete;
    expect(names(panel).length).to.equal(200);
    expect(panel.shadowRoot!.activeElement!.ariaLabel).to.equal('Person 150: history');
  });

  it('keeps the focus on a row that a refresh moves', async () => {
    const newer = graphEvent(250, {
      sourceIdentity: (many[70] as never)['sourceIdentity'],
      activityDateTime: time(900),
    });
    let source = memorySource(many);
    let tell = () => {};
    const changing: SyncDataSource = {
      supports: () => true,
      query: (question, options) => source.query(question, options),
      watch: (listener) => ((tell = listener), () => {}),
    };
    const panel = await shown(changing);
    button(panel, 'Person 70: history').focus();
    source = memorySource([...many, newer]);
    tell();
    await waitUntil(() => names(panel)[0] === 'Person 70');
    expect(panel.shadowRoot!.activeElement?.ariaLabel).to.equal('Person 70: history');
    await waitUntil(() => all(panel, '[part=new]').length === 1, 'what is new is marked');
  });

  it('has three hundred of any number in the page, with ways on and back to all others', async () => {
    const panel = await shown(memorySource(thousands));
    const seen = () => [names(panel)[0], names(panel).at(-1), names(panel).length];
    const press = async (name: string, first: string) => {
      button(panel, name).click();
      await waitUntil(() => names(panel)[0] === first, name);
      return seen();
    };
    button(panel, 'Show 100 more').click();
    await waitUntil(() => names(panel).length === 200);
    button(panel, 'Show 100 more').click();
    await waitUntil(() => names(panel).length === 300);
    expect(await press('Show 100 more', 'Person 100')).to.deep.equal(['Person 100', 'Person 399', 300]);
    expect(await press('Go 1,000 rows on', 'Person 1100')).to.deep.equal(['Person 1100', 'Person 1399', 300]);
    expect(body(panel)).to.include('1,101–1,400 of 2,500 objects');
    expect(all(panel, 'tbody tr')[0]!.getAttribute('aria-rowindex')).to.equal('1102');
    expect(await press('Show 100 before', 'Person 1000')).to.deep.equal(['Person 1000', 'Person 1299', 300]);
    expect(await press('Show the first rows', 'Person 0')).to.deep.equal(['Person 0', 'Person 299', 300]);
    expect(button(panel, 'Show 100 before')).to.equal(undefined);
    await expect(panel).to.be.accessible();
  });

  it('goes on through what is loaded without asking, with the focus on the first row that comes', async () => {
    const source = new ControlledSource(memorySource(thousands));
    const panel = await shown(source);
    button(panel, 'Go 1,000 rows on').click();
    await waitUntil(() => names(panel)[0] === 'Person 800');
    button(panel, 'Show the first rows').click();
    await waitUntil(() => names(panel)[0] === 'Person 0');
    const asked = questions(source).length;
    source.failure = new SourceError('timeout', 'Took too long.');
    button(panel, 'Show 100 more').focus();
    button(panel, 'Show 100 more').click();
    await waitUntil(() => panel.shadowRoot!.activeElement?.localName === 'tr');
    expect(panel.shadowRoot!.activeElement!.getAttribute('aria-rowindex')).to.equal('302');
    expect([names(panel)[0], questions(source).length]).to.deep.equal(['Person 100', asked]);
  });

  it('keeps the rows in the page over a refresh', async () => {
    const source = new ControlledSource(memorySource(thousands));
    const panel = await shown(source);
    button(panel, 'Go 1,000 rows on').click();
    await waitUntil(() => names(panel)[0] === 'Person 800');
    button(panel, 'Show 100 before').click();
    await waitUntil(() => names(panel)[0] === 'Person 700');
    const asked = questions(source).length;
    source.announce();
    await waitUntil(() => questions(source).length === asked + 2, 'all rows are asked for again');
    await panel.updateComplete;
    expect([names(panel)[0], names(panel).at(-1)]).to.deep.equal(['Person 700', 'Person 999']);
  });

  it('begins anew with another filter', async () => {
    const panel = await shown(memorySource(many));
    button(panel, 'Show 100 more').click();
    await waitUntil(() => names(panel).length === 200);
    panel.filter = { search: 'person 1' };
    await waitUntil(() => body(panel).includes('1–100 of 111 objects'));
    expect(names(panel).length).to.equal(100);
  });

  it('sorts by its headings: names from A, numbers from the largest, again turns round', async () => {
    const source = new ControlledSource(memorySource(many));
    const panel = await shown(source);
    const sorted = () => all(panel, 'th[aria-sort]').map((th) => `${flat(th)} ${th.ariaSort}`);
    expect(sorted()).to.deep.equal(['Last seen↓ descending']);
    for (const name of ['Source object', 'Events', 'Events']) {
      const before = questions(source).length;
      button(panel, name).click();
      await waitUntil(() => questions(source).length > before);
    }
    expect(questions(source).slice(1).map(({ sort }) => sort)).to.deep.equal([
      { by: 'name', descending: false },
      { by: 'events', descending: true },
      { by: 'events', descending: false },
    ]); // prettier-ignore
    expect(sorted()).to.deep.equal(['Events↑ ascending']);
  });

  it('goes back to the usual order where a source cannot sort that way, and says so', async () => {
    const inner = memorySource(twelveEvents);
    const source: SyncDataSource = {
      supports: () => true,
      query: (question, options) =>
        question.kind === 'objects' && question.sort?.by === 'name'
          ? Promise.reject(new SourceError('unsupported', 'No.'))
          : inner.query(question, options),
    };
    const panel = await shown(source);
    button(panel, 'Source object').click();
    await waitUntil(() => body(panel).includes('cannot sort by name'));
    await waitUntil(() => names(panel)[0] === 'Person 11');
    expect(button(panel, 'Source object'), 'no way to try again').to.equal(undefined);
    expect(button(panel, 'Events')).to.exist;
  });

  it('searches in this list only, once the text is entered', async () => {
    const source = new ControlledSource(memorySource(twelveEvents));
    const panel = await shown(source);
    const { filters } = heard(panel);
    search(panel, ' person 11 ');
    await waitUntil(() => names(panel).length === 1);
    expect(names(panel)).to.deep.equal(['Person 11']);
    expect(questions(source).at(-1)!.filter.search).to.equal('person 11');
    expect(filters).to.deep.equal([]);
  });

  it('shows the search of the scope, says when its own takes the place of that, and goes back to it', async () => {
    const panel = await shown(memorySource(twelveEvents), { filter: { search: 'person 1' } });
    expect(panel.shadowRoot!.querySelector('input')!.value).to.equal('person 1');
    search(panel, 'person 7');
    await waitUntil(() => names(panel)[0] === 'Person 7');
    expect(body(panel)).to.include('Not applied in this list, which has a search of its own: person 1');
    button(panel, 'Search for that instead').click();
    await waitUntil(() => names(panel)[0] === 'Person 11');
    expect(panel.shadowRoot!.querySelector('input')!.value).to.equal('person 1');
  });

  it('follows the scope when that searches for something else', async () => {
    const panel = await shown(memorySource(twelveEvents), { filter: { search: 'person 1' } });
    search(panel, 'person 7');
    await waitUntil(() => names(panel)[0] === 'Person 7');
    panel.filter = { search: 'person 2' };
    await waitUntil(() => names(panel)[0] === 'Person 2');
    expect(panel.shadowRoot!.querySelector('input')!.value).to.equal('person 2');
  });

  it('says that a search found nothing, and takes it back', async () => {
    const panel = await shown(memorySource(twelveEvents));
    search(panel, 'nobody');
    await waitUntil(() => body(panel).includes('No object of this search'));
    expect(body(panel)).to.include('nobody');
    await expect(panel).to.be.accessible();
    button(panel, 'Clear search').click();
    await waitUntil(() => names(panel).length === 12);
  });

  it('says that there are more where a source does not count them', async () => {
    const inner = memorySource(many);
    const source: SyncDataSource = {
      supports: () => true,
      query: async (question, options) => {
        const { value } = await inner.query(question, options);
        return { value: question.kind === 'objects' ? { ...(value as object), total: null } : value } as never;
      },
    };
    const panel = await shown(source);
    expect(body(panel)).to.include('100 objects shown, there are more');
    expect(panel.shadowRoot!.querySelector('table')!.getAttribute('aria-rowcount')).to.equal('-1');
  });

  for (const width of [280, 700, 1200]) {
    it(`fits ${width} px, a table by its roles`, async () => {
      const panel = await shown(oneObject({ sourceName: 'x'.repeat(300), sourceId: 'y'.repeat(2000) }));
      panel.parentElement!.style.width = `${width}px`;
      await panel.updateComplete;
      expect(panel.scrollWidth).to.be.at.most(width);
      expect(all(panel, 'tbody tr > *').every((cell) => /^(cell|rowheader)$/.test(cell.role!))).to.equal(true);
      await expect(panel).to.be.accessible();
    });
  }
});
