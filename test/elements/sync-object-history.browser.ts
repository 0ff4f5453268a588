import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { SyncObjectHistory } from '../../src/elements/sync-object-history/sync-object-history.js';
import type { ObjectsQuestion, RecordsQuestion, SyncQuestion } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncOpenEvent } from '../../src/panel/events.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { memorySource } from '../../src/sources/index.js';
import '../../src/define/sync-object-history.js';
import { ControlledSource } from '../support/controlled-source.js';
import { failedEvent, graphEvent, twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const system = (displayName: string) => ({ id: displayName, displayName, details: {} });
const side = (id: string, displayName: string, details = {}) => ({ id, displayName, identityType: 'user', details });
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 8, day, hour)).toISOString();

/** Anna comes from Workday into Active Directory, from there to Entra and on to Salesforce; she was renamed. */
const anna = [
  graphEvent(1, {
    activityDateTime: at(1, 6),
    jobId: 'Workday2AD.1',
    sourceSystem: system('Workday'),
    targetSystem: system('Active Directory'),
    sourceIdentity: side('W1', 'Huber, A.'),
    targetIdentity: side('S1', 'Anna Huber'),
  }),
  graphEvent(2, {
    activityDateTime: at(1, 7),
    sourceIdentity: side('S1', 'Anna Huber'),
    targetIdentity: side('T1', 'Anna Huber', { UserPrincipalName: 'anna@contoso.com' }),
  }),
  graphEvent(3, {
    activityDateTime: at(2, 7),
    sourceIdentity: side('S1', 'Anna Wolf'),
    targetIdentity: side('T1', 'Anna Wolf', { UserPrincipalName: 'anna@contoso.com' }),
  }),
  {
    ...failedEvent(4, 'InvalidAnchor', 'It is gone.'),
    activityDateTime: at(3, 8),
    jobId: 'Salesforce.1',
    sourceSystem: system('Microsoft Entra ID'),
    targetSystem: system('Salesforce'),
    sourceIdentity: side('T1', 'Anna Wolf'),
    targetIdentity: side('X1', 'awolf'),
  },
];
const everybody = [...anna, ...twelveEvents.slice(5)];

async function attached(source: SyncDataSource | null, properties: Partial<SyncObjectHistory> = {}) {
  const panel = Object.assign(document.createElement('sync-object-history'), {
    source,
    timeZone: 'UTC',
    ...properties,
  });
  await fixture(html`<div lang="en-GB">${panel}</div>`);
  await panel.updateComplete;
  return panel;
}

async function shown(properties: Partial<SyncObjectHistory>, source: SyncDataSource = memorySource(everybody)) {
  const panel = await attached(source, properties);
  await waitUntil(() => rows(panel).length > 0 && all(panel, '[part=trend]').length > 0, 'events are shown');
  return panel;
}

const flat = (node: Element | null | undefined) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const all = (panel: SyncObjectHistory, selector: string) => [
  ...panel.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const body = (panel: SyncObjectHistory) => flat(panel.shadowRoot!.querySelector('[part=body]'));
const rows = (panel: SyncObjectHistory) => all(panel, '[part=event]');
const cells = (panel: SyncObjectHistory, row: number) =>
  [...rows(panel)[row]!.children].map((cell) => flat(cell.querySelector('.value') ?? cell));
const button = (panel: SyncObjectHistory, name: string) =>
  all(panel, 'button').find((found) => (found.ariaLabel ?? flat(found)) === name)!;
const asked = <Kind extends SyncQuestion['kind']>(source: ControlledSource, kind: Kind) =>
  source.questions.filter((question) => question.kind === kind) as Extract<SyncQuestion, { kind: Kind }>[];

function find(panel: SyncObjectHistory, words: string): void {
  const input = panel.shadowRoot!.querySelector('input')!;
  input.value = words;
  input.dispatchEvent(new Event('change'));
}

function opened(panel: SyncObjectHistory): unknown[] {
  const requests: unknown[] = [];
  panel.addEventListener('sync-open', (event: SyncOpenEvent) => {
    event.preventDefault();
    const { kind, key, time, filter } = event;
    requests.push({ kind, ...(key && { key }), ...(time && { time }), ...(filter && { filter }) });
  });
  return requests;
}

describe('<sync-object-history>', () => {
  afterEach(() => fixtureCleanup());

  it('says what it is for while nothing was asked, and asks nothing', async () => {
    const source = new ControlledSource(memorySource(everybody));
    const panel = await attached(source);
    expect(body(panel)).to.include('Find a person, group or contact');
    expect(source.questions).to.deep.equal([]);
    await expect(panel).to.be.accessible();
  });

  it('shows everything of an object by its key: all jobs, targets and directions, newest first', async () => {
    const panel = await shown({ objectKey: 'S1' });
    expect(rows(panel).map((_, index) => cells(panel, index)[1]!.split(' corp')[0])).to.deep.equal([
      'Microsoft Entra ID →to Salesforce',
      'Active Directory →to Microsoft Entra ID',
      'Active Directory →to Microsoft Entra ID',
      'Workday →to Active Directory',
    ]);
    await waitUntil(() => cells(panel, 0)[4]!.startsWith('Known object is gone'), cells(panel, 0)[4]);
    expect(cells(panel, 0)).to.deep.equal([
      '08:00:00',
      'Microsoft Entra ID →to Salesforce corp.contoso.com · Salesforce.1',
      'Update',
      'Failure',
      'Known object is gone InvalidAnchor It is gone.',
    ]);
    expect(all(panel, '.day').map(flat)).to.deep.equal(['Thu, 3 Sept 2026', 'Wed, 2 Sept 2026', 'Tue, 1 Sept 2026']);
  });

  it('says who the object is, with every id, and what it was called before', async () => {
    const panel = await shown({ objectKey: 'S1' });
    expect(flat(all(panel, '.object-name')[0])).to.equal('Anna Wolf');
    const pairs = all(panel, '[part=object] dt').map((dt) => `${flat(dt)}: ${flat(dt.nextElementSibling)}`);
    expect(pairs).to.deep.equal([
      'Type: User',
      'User principal name: anna@contoso.com',
      'Source id: S1 Copy',
      'Target id: T1 Copy',
      'Linked id: W1 Copy',
    ]);
    expect(flat(all(panel, '[part=object] p')[0])).to.equal('Earlier name: Anna Huber, until 1 Sept 2026, 07:00:00');
  });

  it('says how the object stands now in each pair of systems, whatever the filter', async () => {
    const panel = await shown({ objectKey: 'S1', filter: { status: ['success'], action: ['create'] } });
    const lines = all(panel, '.state-line').map((line) => flat(line).split(' 202')[0]);
    expect(lines).to.deep.equal([
      'Failure Update Microsoft Entra ID →to Salesforce 3 Sept',
      'Success Update Active Directory →to Microsoft Entra ID 2 Sept',
      'Success Update Workday →to Active Directory 1 Sept',
    ]);
  });

  it('draws its events over time by status', async () => {
    const panel = await shown({ objectKey: 'S1' });
    expect(all(panel, '.trend-line').map(flat)).to.deep.equal(['Success 3 events', 'Failure 1 event']);
    expect(all(panel, '.trend-line .sparkline')[0]!.ariaLabel).to.match(/^Events per .+: highest /);
  });

  for (const words of ['ANNA@contoso.com', 'anna wolf', 'S1', 't1', 'X1', 'awolf']) {
    it(`finds it by ${words}`, async () => {
      const panel = await attached(memorySource(everybody));
      find(panel, words);
      await waitUntil(() => rows(panel).length >= 3, body(panel));
      expect(body(panel)).to.include('Anna Wolf').and.not.include('Person');
    });
  }

  it('lets people choose where several are found, and go back', async () => {
    const panel = await attached(memorySource(everybody), { searchText: 'person 1' });
    await waitUntil(() => body(panel).includes('Source system'), body(panel));
    expect(body(panel)).to.include('2 objects found. Choose one.');
    expect(flat(all(panel, '[part=found] li')[0])).to.equal(
      'Person 11 User person11@contoso.com Source system: Active Directory Last seen: 1 Sept 2026, 11:15:00',
    );
    await expect(panel).to.be.accessible();
    button(panel, 'Person 10').click();
    await waitUntil(() => rows(panel).length === 1);
    expect(flat(all(panel, '.object-name')[0])).to.equal('Person 10');
    button(panel, 'Back to the objects found').click();
    await waitUntil(() => body(panel).includes('2 objects found'));
  });

  it('says that more were found than are listed, and opens them all', async () => {
    const many = Array.from({ length: 130 }, (_, index) => graphEvent(index));
    const panel = await attached(memorySource(many), { searchText: 'person', filter: { status: ['failure'] } });
    await waitUntil(() => body(panel).includes('There are more'));
    expect(all(panel, '[part=found] li').length).to.equal(100);
    const requests = opened(panel);
    button(panel, 'Open as a list').click();
    expect(requests).to.deep.equal([{ kind: 'objects', filter: { direction: 'all', status: [], search: 'person' } }]);
  });

  it('says in which time nothing was found, and looks in all of it on request', async () => {
    const filter = { range: { from: '2026-09-05T00:00:00Z', to: '2026-09-07T00:00:00Z' } };
    const panel = await attached(memorySource(everybody), { objectKey: 'S1', filter });
    await waitUntil(() => body(panel).includes('No object found'));
    expect(body(panel)).to.include('Looked for: S1').and.include('5 – 6 Sept 2026');
    await expect(panel).to.be.accessible();
    button(panel, 'Look in all loaded time').click();
    await waitUntil(() => rows(panel).length === 4);
    expect(body(panel)).to.include('All loaded time, whatever the time range.');
    button(panel, 'Only the time range').click();
    await waitUntil(() => body(panel).includes('No object found'));
  });

  it('opens an event, and all of them in the log table without what else is chosen', async () => {
    const filter = { status: ['success'], search: 'x', brush: { from: at(1, 0), to: at(2, 0) } };
    const panel = await shown({ objectKey: 'S1', filter });
    const requests = opened(panel);
    button(panel, 'Event at 3 Sept 2026, 08:00:00').click();
    button(panel, 'Open all events in the log table').click();
    const ofTheObject = {
      direction: 'all',
      search: '',
      status: [],
      brush: { from: '2000-01-01T00:00:00Z', to: '2099-12-31T00:00:00Z' },
      identity: ['S1', 'T1', 'W1'],
    };
    expect(requests).to.deep.equal([
      { kind: 'record', key: 'event-4', time: '2026-09-03T08:00:00.0000000Z', filter: ofTheObject },
      { kind: 'records', filter: ofTheObject },
    ]);
  });

  it('asks by all ids, in all directions, within the range only', async () => {
    const source = new ControlledSource(memorySource(everybody));
    const range = { from: '2026-08-01T00:00:00.000Z', to: '2026-10-01T00:00:00.000Z' };
    await shown({ objectKey: 'S1', filter: { range, job: ['no such job'], direction: 'entra-to-ad' } }, source);
    const [objects]: ObjectsQuestion[] = asked(source, 'objects');
    expect({ ...objects!.filter, range: null }).to.deep.equal({ range: null, direction: 'all', identity: ['S1'] });
    const [records]: RecordsQuestion[] = asked(source, 'records');
    expect(records!.filter.identity).to.deep.equal(['S1', 'T1', 'W1']);
    expect(records!.filter.direction).to.equal('all');
  });

  it('shows older events on request, keeps them over a refresh, and asks for each page once', async () => {
    const many = Array.from({ length: 250 }, (_, index) => graphEvent(index, { sourceIdentity: side('S9', 'Kim') }));
    const source = new ControlledSource(memorySource(many));
    const panel = await shown({ objectKey: 'S9' }, source);
    expect(body(panel)).to.include('1–100 of 250 events');
    button(panel, 'Show 100 more').click();
    await waitUntil(() => rows(panel).length === 200);
    const before = asked(source, 'records').length;
    source.announce();
    await waitUntil(() => asked(source, 'records').length === before + 2);
    await panel.updateComplete;
    expect([before, rows(panel).length]).to.deep.equal([2, 200]);
  });

  it('keeps the object where its events fail, and loads them on request', async () => {
    const inner = memorySource(everybody);
    let isDown = true;
    const source: SyncDataSource = {
      supports: () => true,
      query: (question, options) =>
        isDown && (question.kind === 'records' || question.kind === 'summary')
          ? Promise.reject(new SourceError('timeout', 'Took too long.'))
          : inner.query(question, options),
    };
    const panel = await attached(source, { objectKey: 'S1' });
    await waitUntil(() => body(panel).includes('The events could not be loaded.'));
    expect(body(panel)).to.include('Anna Wolf').and.include('State by system').and.include('Took too long.');
    await expect(panel).to.be.accessible();
    isDown = false;
    for (const retry of all(panel, 'button').filter((found) => flat(found) === 'Retry')) retry.click();
    await waitUntil(() => rows(panel).length === 4 && all(panel, '[part=trend]').length === 1);
  });

  it('says that its events are incomplete', async () => {
    const source = new ControlledSource(memorySource(everybody));
    source.partial = { reason: 'rows', limit: 500 };
    const panel = await shown({ objectKey: 'S1' }, source);
    expect(flat(all(panel, '[part=events]')[0])).to.include('stopped at 500 rows');
  });

  it('never shows events of one object under the name of another', async () => {
    const source = new ControlledSource(memorySource(everybody));
    const panel = await shown({ objectKey: 'S1' }, source);
    source.hold = true;
    panel.objectKey = 'object-7';
    await waitUntil(() => source.held.length > 0);
    source.held.splice(0).forEach((held) => held.release());
    await waitUntil(() => body(panel).includes('person7@contoso.com'));
    expect(rows(panel).length).to.equal(0);
    source.release();
    await waitUntil(() => rows(panel).length === 1);
    expect(body(panel)).not.to.include('Anna');
  });

  it('shows what its properties say when they change, whatever was typed', async () => {
    const panel = await shown({ objectKey: 'S1' });
    find(panel, 'person 7');
    await waitUntil(() => body(panel).includes('person7@contoso.com'));
    panel.objectKey = 'object-8';
    await waitUntil(() => body(panel).includes('person8@contoso.com'));
    expect(panel.shadowRoot!.querySelector('input')!.value).to.equal('');
  });

  it('takes key and search text as attributes', async () => {
    const panel = await fixture<SyncObjectHistory>(
      html`<sync-object-history object-key="a" search-text="b"></sync-object-history>`,
    );
    expect([panel.objectKey, panel.searchText]).to.deep.equal(['a', 'b']);
  });

  for (const width of [280, 700, 1200]) {
    it(`fits ${width} px, a table by its roles`, async () => {
      const long = { sourceIdentity: side('y'.repeat(1500), 'x'.repeat(300)), jobId: 'z'.repeat(400) };
      const panel = await shown(
        { searchText: 'xxx', filter: { direction: 'all' } },
        memorySource([graphEvent(0, long)]),
      );
      panel.parentElement!.style.width = `${width}px`;
      await panel.updateComplete;
      expect(panel.scrollWidth).to.be.at.most(width);
      expect(rows(panel).every((row) => row.role === 'row')).to.equal(true);
      await expect(panel).to.be.accessible();
    });
  }
});
