import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { SyncLogDetail } from '../../src/elements/sync-log-detail/sync-log-detail.js';
import '../../src/define/sync-log-detail.js';
import type { OpenRequest } from '../../src/panel/events.js';
import type { SyncFilter } from '../../src/model/filter.js';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncRecordDetail } from '../../src/model/record.js';
import { ControlledSource } from '../support/controlled-source.js';
import { event, failedUpdate, ListSource } from '../support/event-details.js';
import { waitUntil } from '../support/wait-until.js';

const five = [
  event('a', '2026-09-01T06:00:00.0000000Z'),
  event('b', '2026-09-01T07:00:00.0000000Z'),
  event('c', '2026-09-01T07:00:00.0000000Z', { status: 'skipped' }),
  event('d', '2026-09-01T07:00:00.0000001Z'),
  event('e', '2026-09-01T08:00:00.0000000Z'),
];

const root = (panel: SyncLogDetail) => panel.shadowRoot!;
const squeeze = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
const part = (panel: SyncLogDetail, name: string) =>
  squeeze(root(panel).querySelector(`[part~="${name}"]`)?.textContent);
const body = (panel: SyncLogDetail) => part(panel, 'body');
const button = (panel: SyncLogDetail, name: 'newer' | 'older') =>
  root(panel).querySelector<HTMLButtonElement>(`button.${name}`)!;
const ended = (panel: SyncLogDetail, name: 'newer' | 'older') =>
  button(panel, name).getAttribute('aria-disabled') === 'true';
const pairs = (panel: SyncLogDetail, name: string) =>
  [...root(panel).querySelectorAll(`[part~="${name}"] dl`)].flatMap((list) =>
    [...list.querySelectorAll('dt')].map((term) => [
      squeeze(term.textContent),
      squeeze(term.nextElementSibling!.querySelector('bdi')?.textContent ?? term.nextElementSibling!.textContent),
    ]),
  );

async function attach(
  source: ControlledSource | ListSource,
  properties: Partial<SyncLogDetail> = {},
): Promise<SyncLogDetail> {
  return fixture(
    html`<sync-log-detail
      lang="en-GB"
      time-zone="Europe/Berlin"
      .source=${source}
      .recordId=${properties.recordId ?? null}
      .recordTime=${properties.recordTime ?? null}
      .filter=${properties.filter ?? null}
    ></sync-log-detail>`,
  );
}

const shows = (panel: SyncLogDetail, text: string) =>
  waitUntil(() => !panel.hasAttribute('data-busy') && body(panel).includes(text), `shows ${text}, has: ${body(panel)}`);
const stands = (panel: SyncLogDetail, text: string) =>
  waitUntil(() => part(panel, 'walk').includes(text), `stands at ${text}, has: ${part(panel, 'walk')}`);

async function shown(
  record: SyncRecordDetail,
  text = 'Identifiers',
  properties: Partial<SyncLogDetail> = {},
): Promise<SyncLogDetail> {
  const panel = await attach(new ListSource([record]), properties);
  await shows(panel, text);
  return panel;
}

describe('<sync-log-detail>', () => {
  describe('shows one event in full', () => {
    it('outcome: status, action, object and type in words, time in the zone with seconds, duration', async () => {
      const panel = await shown(failedUpdate);
      expect(part(panel, 'outcome')).to.equal(
        'Failure Update Finance (Group) 1 Sept 2026, 08:16:09, Europe/Berlin (GMT+2), took 1.8 secs',
      );
      expect(root(panel).querySelector('[part="outcome"] svg[aria-hidden="true"]')).to.exist;
    });

    it('problem: title, code, the service’s words, then cause, remedy and documentation', async () => {
      const panel = await shown(failedUpdate, 'What to do');
      expect(part(panel, 'problem')).to.include('Several matches in the target');
      expect(pairs(panel, 'problem')).to.deep.equal([
        ['Code', 'DuplicateTargetEntries'],
        ['Reason given by the service', 'More than one object in the target matches.'],
        ['Category', 'nonServiceFailure'],
        ['Additional details', 'Two groups match.'],
        ['Recommended by the service', 'Remove one.'],
        ['Likely cause', 'More than one target object has the matching value.'],
        ['What to do', 'Remove the duplicate or choose another matching attribute.'],
      ]);
      expect(root(panel).querySelector<HTMLAnchorElement>('[part~="problem"] a')!.href).to.match(
        /^https:\/\/learn\.microsoft\.com\//,
      );
    });

    it('a code that nobody knows stands with the service’s reason and says so', async () => {
      const panel = await shown({ ...failedUpdate, errorCode: 'Zzz' }, 'No explanation is known');
      expect(pairs(panel, 'problem')[0]).to.deep.equal(['Code', 'Zzz']);
    });

    it('a failure without code and reason says that both are missing', async () => {
      const panel = await shown({ ...failedUpdate, errorCode: null, reason: null });
      expect(part(panel, 'problem'))
        .to.include('The log gives no error code')
        .and.include('The service gave no reason.');
    });

    it('a success without code and reason has no problem', async () => {
      const panel = await shown(five[0]!);
      expect(root(panel).querySelector('[part~="problem"]')).to.equal(null);
    });

    it('a skipped event with a reason shows it, and its skip reason with what it means', async () => {
      const step = {
        ...failedUpdate.steps[0]!,
        status: 'skipped',
        details: [['SkipReason', 'RedundantExport']] as [string, string][],
      };
      const panel = await shown(
        { ...failedUpdate, status: 'skipped', errorCode: null, steps: [step] },
        'Nothing to change',
      );
      expect(part(panel, 'problem')).to.include('What the service says').and.include('More than one object');
      expect(part(panel, 'steps')).to.include('Source and target already agree.');
    });

    it('steps in the order logged, each with its own status, words right for the type, raw name and no time', async () => {
      const panel = await shown(failedUpdate);
      const lines = [...root(panel).querySelectorAll('[part="steps"] .step-line')].map((line) =>
        squeeze(line.textContent),
      );
      expect(lines).to.deep.equal([
        'Success Import of a changed group EntryImportUpdate Import',
        'Success Scope check of the group EntrySynchronizationScoping Scope check',
        'postponed NewKindOfStep weighing',
        'Failure Update of the group in the target EntryExportUpdate Export',
      ]);
      expect(root(panel).querySelectorAll('[part="steps"] ol > li').length).to.equal(4);
      expect(root(panel).querySelector('[part="steps"] time')).to.equal(null);
    });

    it('an object of a type that nobody knows is never called a user', async () => {
      const panel = await shown({ ...failedUpdate, type: 'printer' });
      expect(part(panel, 'steps'))
        .to.include('Import of a changed object')
        .and.not.match(/\b(user|printer)\b/);
    });

    it('attributes of a step are folded, the empty ones apart and by name only', async () => {
      const panel = await shown(failedUpdate);
      const folded = [...root(panel).querySelectorAll<HTMLDetailsElement>('[part="steps"] details')];
      expect(folded.map(({ open }) => open)).to.deep.equal([false, false]);
      const texts = (selector: string) =>
        folded.map((fold) => [...fold.querySelectorAll(selector)].map(({ textContent }) => squeeze(textContent)));
      expect(texts('summary')).to.deep.equal([['2 attributes'], ['2 empty attributes']]);
      expect(texts('dt, dd')).to.deep.equal([['objectGUID', 'guid-1', 'member', 'CN=Amira'], []]);
      expect(texts('li')).to.deep.equal([[], ['mail', 'pager']]);
    });

    it('changed properties old and new, where nothing is not the same as an empty text', async () => {
      const panel = await shown(failedUpdate);
      const rows = [...root(panel).querySelectorAll('[part="changes"] tr')].map((row) =>
        [...row.children].map(({ textContent }) => squeeze(textContent)),
      );
      expect(rows).to.deep.equal([
        ['Property', 'Old value', 'New value'],
        ['Description', '(empty)', 'Team'],
        ['Mail', 'old@contoso.com', '(empty text)'],
      ]);
    });

    it('source and target with all that the log says of them', async () => {
      const panel = await shown(failedUpdate);
      expect(pairs(panel, 'source')).to.deep.equal([
        ['Name', 'Finance'],
        ['Id', 'source-1'],
        ['User principal name', '–none'],
        ['Type', 'Group'],
        ['System', 'Active Directory'],
        ['DistinguishedName', 'CN=Finance,DC=corp'],
      ]);
      expect(pairs(panel, 'target')).to.deep.equal([
        ['Name', 'Finance (cloud)'],
        ['Id', 'target-1'],
        ['User principal name', 'finance@contoso.com'],
        ['Type', 'Group'],
        ['System', 'Microsoft Entra ID'],
        ['odatatype', 'Group'],
      ]);
    });

    it('an event within the second filter of its scope only', async () => {
      const source = new ControlledSource(new ListSource(five));
      const within = { status: ['skipped'] };
      const panel = await attach(source, { recordId: 'event-c', filter: { within } });
      await shows(panel, 'Identifiers');
      await waitUntil(() => source.questions.length === 3);
      expect(source.questions.map(({ filter }) => filter?.within)).to.deep.equal([within, within, within]);
    });

    it('all ids', async () => {
      const panel = await shown(failedUpdate);
      expect(pairs(panel, 'identifiers')).to.deep.equal([
        ['Job', 'AD2AADProvisioning.tenant-1.job-1'],
        ['Cycle', 'cycle-1'],
        ['Change', 'change-1'],
        ['Event', 'event-failed'],
        ['Application', 'corp.contoso.com'],
        ['Application id', 'app-1'],
        ['Tenant', 'tenant-1'],
        ['Initiated by', 'Provisioning Service, system'],
        ['Initiator id', 'initiator-1'],
      ]);
    });

    it('raw JSON is put into the page only while it is open', async () => {
      const panel = await shown(failedUpdate);
      expect(root(panel).querySelector('pre')).to.equal(null);
      root(panel).querySelector<HTMLElement>('[part="raw"] summary')!.click();
      await waitUntil(() => root(panel).querySelector('pre'));
      expect(root(panel).querySelector('pre')!.textContent).to.equal(failedUpdate.raw);
      await expect(panel).to.be.accessible();
    });

    it('names the fields that could not be read', async () => {
      const panel = await shown({
        ...failedUpdate,
        unreadable: ['ProvisioningSteps', 'ModifiedProperties'],
        steps: [],
      });
      expect(part(panel, 'notice')).to.match(/could not be read.*ProvisioningSteps, ModifiedProperties/);
      expect(part(panel, 'steps')).to.include('no steps');
    });

    it('is accessible', async () => {
      await expect(await shown(failedUpdate, 'What to do')).to.be.accessible();
    });

    it('fits 320 pixels with long words', async () => {
      const long = 'x'.repeat(300);
      const panel = await shown({
        ...failedUpdate,
        reason: long,
        jobId: long,
        source: { ...failedUpdate.source, name: long },
      });
      panel.parentElement!.style.width = '320px';
      await nextFrame();
      expect(panel.scrollWidth).to.be.at.most(320);
    });
  });

  describe('compares lists as sets', () => {
    const long = (from: number) => JSON.stringify(Array.from({ length: 60 }, (_, index) => `member ${from + index}`));
    const changed = (oldValue: string | null, newValue: string | null) =>
      shown({ ...failedUpdate, changes: [{ name: 'ProxyAddresses', oldValue, newValue }] });
    const unfold = async (panel: SyncLogDetail, summary: string) => {
      const fold = [...root(panel).querySelectorAll<HTMLElement>('[part="changes"] summary')].find(
        ({ textContent }) => textContent === summary,
      )!;
      fold.click();
      await waitUntil(() => fold.parentElement!.childElementCount > 1, `${summary} unfolds`);
      return fold.parentElement!;
    };
    const values = (panel: ParentNode, kind: string) =>
      [...panel.querySelectorAll(`.values${kind} bdi`)].map(({ textContent }) => textContent);

    it('what was added and what was removed, each value once', async () => {
      const panel = await changed('SMTP:a@x, smtp:b@x (2)', 'smtp:c@x, SMTP:a@x, smtp:d@x (3)');
      expect(part(panel, 'changes')).to.include('Added (2)').and.include('Removed (1)').and.include('Unchanged (1)');
      expect([values(root(panel), '.added'), values(root(panel), '.removed')]).to.deep.equal([
        ['smtp:c@x', 'smtp:d@x'],
        ['smtp:b@x'],
      ]);
    });

    it('what did not change, and both texts as logged, when unfolded', async () => {
      const panel = await changed('["a","b"]', '["b","c"]');
      expect(root(panel).querySelectorAll('[part="changes"] details[open]').length).to.equal(0);
      expect(values(await unfold(panel, 'Unchanged (1)'), '')).to.deep.equal(['b']);
      const logged = await unfold(panel, 'As logged');
      expect([...logged.querySelectorAll('dd bdi')].map(({ textContent }) => textContent)).to.deep.equal([
        '["a","b"]',
        '["b","c"]',
      ]);
      await expect(panel).to.be.accessible();
    });

    it('the same values in another order', async () => {
      const panel = await changed('["a","b"]', '["b","a"]');
      expect(part(panel, 'changes')).to.include('The values are the same').and.not.include('Added');
    });

    it('twenty of many at first, and says how many more there are', async () => {
      const panel = await changed(null, long(0));
      expect(part(panel, 'changes')).to.include('Added (60)');
      expect(values(root(panel), '.added').length).to.equal(20);
      await unfold(panel, '40 more');
      expect(values(root(panel), '.added').at(-1)).to.equal('member 59');
    });

    it('in 320 pixels too, where rows are blocks that keep their roles', async () => {
      const panel = await changed(long(0), long(2));
      panel.parentElement!.style.width = '320px';
      await nextFrame();
      expect(panel.scrollWidth).to.be.at.most(320);
      expect(root(panel).querySelectorAll('[part="changes"] :is(tr, th, td):not([role])').length).to.equal(0);
      await expect(panel).to.be.accessible();
    });

    it('text that is not surely a list stays text', async () => {
      const panel = await changed('Lind, Jonas, Meyer, Anna (2)', 'Lind, Jonas');
      expect(root(panel).querySelector('.values')).to.equal(null);
      expect(part(panel, 'changes')).to.include('Lind, Jonas, Meyer, Anna (2)');
    });

    it('markup and names of an object’s own properties as words', async () => {
      const panel = await changed('["__proto__"]', '["<img src=x onerror=alert(1)>","__proto__"]');
      expect(values(root(panel), '.added')).to.deep.equal(['<img src=x onerror=alert(1)>']);
      expect(root(panel).querySelector('img')).to.equal(null);
    });

    it('another event begins folded', async () => {
      const lists = { changes: [{ name: 'Member', oldValue: '["a","b"]', newValue: '["b"]' }] };
      const panel = await attach(
        new ListSource([
          event('a', '2026-09-01T06:00:00.0000000Z', lists),
          event('b', '2026-09-01T07:00:00.0000000Z', lists),
        ]),
      );
      await stands(panel, 'Event 1 of 2');
      await shows(panel, 'Unchanged (1)');
      await unfold(panel, 'Unchanged (1)');
      for (const [name, index] of [
        ['older', 2],
        ['newer', 1],
      ] as const) {
        button(panel, name).click();
        await stands(panel, `Event ${index} of 2`);
        expect(root(panel).querySelectorAll('[part="changes"] details[open]').length).to.equal(0);
      }
    });
  });

  describe('opens', () => {
    const openers = async (record: SyncRecordDetail, filter: SyncFilter | null = null) => {
      const panel = await shown(record, 'Identifiers', { recordId: record.id, filter });
      const opened: OpenRequest[] = [];
      panel.addEventListener('sync-open', (request) => {
        request.preventDefault();
        const { kind, key, filter } = request;
        opened.push({ kind, ...(key !== undefined && { key }), ...(filter && { filter }) });
      });
      const links = [...root(panel).querySelectorAll<HTMLElement>('button.link:not(.copy)')];
      for (const one of links) one.click();
      return { labels: links.map((one) => one.ariaLabel), opened };
    };

    it('object, failures with the code, events of the job and of the cycle', async () => {
      const { labels, opened } = await openers(failedUpdate);
      expect(labels).to.deep.equal([
        'Finance: all that happened to this object, open',
        'DuplicateTargetEntries: all failures with this code, open',
        'AD2AADProvisioning.tenant-1.job-1: all events of this job, open',
        'cycle-1: all events of this cycle, open',
      ]);
      expect(opened).to.deep.equal([
        { kind: 'object', key: 'source-1' },
        { kind: 'records', filter: { direction: 'all', error: ['DuplicateTargetEntries'], status: ['failure'] } },
        { kind: 'records', filter: { direction: 'all', job: ['AD2AADProvisioning.tenant-1.job-1'] } },
        { kind: 'records', filter: { direction: 'all', cycle: ['cycle-1'] } },
      ]);
    });

    it('all of the cycle, whatever status, object or time in the range is chosen', async () => {
      const chosen = { from: '2024-03-05T06:00:00Z', to: '2024-03-05T07:00:00Z' };
      const filter: SyncFilter = { status: ['failure'], identity: ['source-1'], search: 'fin', brush: chosen };
      const { opened } = await openers(failedUpdate, filter);
      expect(opened.at(-1)!.filter).to.deep.equal({
        direction: 'all',
        search: '',
        status: [],
        identity: [],
        brush: { from: '2000-01-01T00:00:00Z', to: '2099-12-31T00:00:00Z' },
        cycle: ['cycle-1'],
      });
    });

    it('nothing that no filter could name: no object, no id, a code of an event that did not fail', async () => {
      const { opened } = await openers({
        ...failedUpdate,
        status: 'warning',
        object: null,
        jobId: null,
        cycleId: 'x'.repeat(3000),
      });
      expect(opened).to.deep.equal([]);
    });
  });

  describe('copies an id', () => {
    const copyWith = async (writeText: () => Promise<void>) => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      const panel = await shown(failedUpdate);
      root(panel).querySelector<HTMLElement>('button[aria-label="Copy: Cycle"]')!.click();
      await waitUntil(() => squeeze(root(panel).querySelector('.copy-note')!.textContent) !== '');
      return squeeze(root(panel).querySelector('.copy-note')!.textContent);
    };
    afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

    it('and says so', async () => expect(await copyWith(() => Promise.resolve())).to.equal('Copied: Cycle'));

    it('and everything else that one may want elsewhere: values, codes, reasons, names', async () => {
      const copied: string[] = [];
      const writeText = (text: string) => Promise.resolve(void copied.push(text));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      const panel = await shown(failedUpdate);
      for (const name of [
        'Code',
        'Reason given by the service',
        'Target, User principal name',
        'Description, new value',
      ])
        root(panel).querySelector<HTMLElement>(`button[aria-label="Copy: ${name}"]`)!.click();
      root(panel).querySelector<HTMLElement>('button[aria-label="Copy: Attributes of EntryImportUpdate"]')!.click();
      expect(copied).to.deep.equal([
        'DuplicateTargetEntries',
        'More than one object in the target matches.',
        'finance@contoso.com',
        'Team',
        'objectGUID: guid-1\nmember: CN=Amira',
      ]);
    });

    it('and marks the button that did', async () => {
      await copyWith(() => Promise.resolve());
      const panel = document.querySelector('sync-log-detail')!;
      expect(root(panel).querySelectorAll('button[aria-label^="Copied:"]').length).to.equal(1);
    });

    it('and says calmly when the browser refuses', async () => {
      expect(await copyWith(() => Promise.reject(new DOMException('no', 'NotAllowedError')))).to.include('by hand');
    });
  });

  describe('walks the filter', () => {
    const names = ['e', 'd', 'c', 'b', 'a'];

    it('from the newest event to the oldest and back, through events of one time', async () => {
      const panel = await attach(new ListSource(five));
      for (const [index, name] of names.entries()) {
        await shows(panel, `Person ${name}`);
        await stands(panel, `Event ${index + 1} of 5 in this filter`);
        if (index < 4) button(panel, 'older').click();
      }
      for (const [index, name] of names.toReversed().entries()) {
        await shows(panel, `Person ${name}`);
        await stands(panel, `Event ${5 - index} of 5 in this filter`);
        button(panel, 'newer').click();
      }
    });

    it('ends: the button stays, disabled, with the focus', async () => {
      const panel = await attach(new ListSource(five.slice(0, 2)));
      await stands(panel, 'Event 1 of 2');
      expect([ended(panel, 'newer'), ended(panel, 'older')]).to.deep.equal([true, false]);
      button(panel, 'older').focus();
      button(panel, 'older').click();
      await stands(panel, 'Event 2 of 2');
      expect([ended(panel, 'newer'), ended(panel, 'older')]).to.deep.equal([false, true]);
      expect(root(panel).activeElement).to.equal(button(panel, 'older'));
      button(panel, 'older').click();
      await panel.updateComplete;
      expect(body(panel)).to.include('Person a');
    });

    it('with the arrow keys while a button has the focus', async () => {
      const panel = await attach(new ListSource(five), { recordId: 'event-c' });
      const press = (key: string) =>
        button(panel, 'older').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await stands(panel, 'Event 3 of 5');
      press('ArrowRight');
      await shows(panel, 'Person b');
      press('ArrowLeft');
      await shows(panel, 'Person c');
    });

    it('without a second press when it is pressed before the neighbour is known', async () => {
      const source = new ControlledSource(new ListSource(five));
      const panel = await attach(source);
      await shows(panel, 'Person e');
      await stands(panel, 'Event 1 of 5');
      source.hold = true;
      button(panel, 'older').click();
      await waitUntil(() => source.held.length >= 3);
      button(panel, 'older').click();
      await panel.updateComplete;
      source.release();
      await shows(panel, 'Person c');
      await stands(panel, 'Event 3 of 5');
    });

    it('starting from an event that the filter does not admit, to the nearest ones it does', async () => {
      const panel = await attach(new ListSource(five), { recordId: 'event-c', filter: { status: ['success'] } });
      await shows(panel, 'Person c');
      await stands(panel, 'Not in this filter, which holds 4 events');
      button(panel, 'older').click();
      await shows(panel, 'Person b');
      await stands(panel, 'Event 3 of 4');
      button(panel, 'newer').click();
      await shows(panel, 'Person d');
    });

    it('and never writes the property record-id', async () => {
      const panel = await attach(new ListSource(five), { recordId: 'event-c' });
      await stands(panel, 'Event 3 of 5');
      button(panel, 'older').click();
      await shows(panel, 'Person b');
      expect(panel.recordId).to.equal('event-c');
    });

    it('a failed look-up of neighbours is said, never shown as the end, and can be retried', async () => {
      const list = new ListSource(five);
      const source = new ControlledSource(list);
      const panel = await attach(source, { recordId: 'event-c' });
      await stands(panel, 'Event 3 of 5');
      source.query = <Q>(question: Q & { kind: string }) =>
        question.kind === 'records'
          ? Promise.reject(new SourceError('throttled', 'Busy.'))
          : list.query(question as never);
      panel.refresh();
      await stands(panel, 'could not be looked up');
      expect(body(panel)).to.include('Person c');
      source.query = (question) => list.query(question);
      [...root(panel).querySelectorAll<HTMLElement>('.walk button')]
        .find(({ textContent }) => textContent?.includes('Retry'))!
        .click();
      await stands(panel, 'Event 3 of 5');
    });
  });

  describe('an event that is not there', () => {
    it('is said, and the newest one is offered', async () => {
      const panel = await attach(new ListSource(five), { recordId: 'gone' });
      await shows(panel, 'No such event in this source');
      expect([ended(panel, 'newer'), ended(panel, 'older')]).to.deep.equal([true, true]);
      await expect(panel).to.be.accessible();
      root(panel).querySelector<HTMLElement>('[part="body"] button')!.click();
      await shows(panel, 'Person e');
      expect(root(panel).activeElement).to.equal(button(panel, 'older'));
    });

    it('keeps the way to its neighbours if its time is given', async () => {
      const panel = await attach(new ListSource(five), { recordId: 'gone', recordTime: '2026-09-01T07:30:00Z' });
      await shows(panel, 'No such event in this source');
      await stands(panel, 'Not in this filter, which holds 5 events');
      button(panel, 'older').click();
      await shows(panel, 'Person d');
    });

    it('no event in the filter at all names the filter', async () => {
      const panel = await attach(new ListSource(five), { filter: { status: ['failure'] } });
      await shows(panel, 'No events match');
      expect(body(panel)).to.include('Failure');
    });
  });

  describe('errors', () => {
    it('of the question for the newest event are errors, and retry works', async () => {
      const source = new ControlledSource(new ListSource(five));
      source.failure = new SourceError('forbidden', 'The workspace refused.');
      const panel = await attach(source);
      await shows(panel, 'The workspace refused.');
      source.failure = undefined;
      root(panel).querySelector<HTMLElement>('[part="body"] button')!.click();
      await shows(panel, 'Person e');
    });

    it('of the event itself leave the way to its neighbours open', async () => {
      const list = new ListSource(five);
      const source = new ControlledSource(list);
      source.query = (question) =>
        question.kind === 'record' && question.id === 'event-d'
          ? Promise.reject(new SourceError('timeout', 'Too slow.'))
          : list.query(question);
      const panel = await attach(source);
      await stands(panel, 'Event 1 of 5');
      button(panel, 'older').click();
      await shows(panel, 'Too slow.');
      await stands(panel, 'Event 2 of 5');
      button(panel, 'older').click();
      await shows(panel, 'Person c');
    });
  });

  describe('changes while it works', () => {
    it('another record-id or filter begins anew', async () => {
      const panel = await attach(new ListSource(five), { recordId: 'event-c' });
      await stands(panel, 'Event 3 of 5');
      button(panel, 'older').click();
      await shows(panel, 'Person b');
      panel.filter = { status: ['skipped'] };
      await shows(panel, 'Person c');
      await stands(panel, 'Event 1 of 1');
      panel.recordId = 'event-a';
      await shows(panel, 'Person a');
    });

    it('a filter changed in mid-step wins over the step', async () => {
      const source = new ControlledSource(new ListSource(five));
      const panel = await attach(source);
      await stands(panel, 'Event 1 of 5');
      source.hold = true;
      button(panel, 'older').click();
      await waitUntil(() => source.held.length >= 3);
      button(panel, 'older').click();
      panel.filter = { status: ['skipped'] };
      await panel.updateComplete;
      source.release();
      await stands(panel, 'Event 1 of 1');
      await shows(panel, 'Person c');
    });

    it('a late answer never stands in place of a newer question’s', async () => {
      const source = new ControlledSource(new ListSource(five));
      source.hold = true;
      const panel = await attach(source, { recordId: 'event-a' });
      const asked = (id: string) =>
        source.held.find(({ question }) => question.kind === 'record' && question.id === id);
      await waitUntil(() => asked('event-a'));
      panel.recordId = 'event-b';
      await waitUntil(() => asked('event-b'));
      asked('event-b')!.release();
      await shows(panel, 'Person b');
      asked('event-a')!.release();
      await nextFrame();
      expect(body(panel)).to.include('Person b').and.not.include('Person a');
    });

    it('new data keeps the event and counts anew', async () => {
      const list = new ListSource(five);
      const source = new ControlledSource(list);
      const panel = await attach(source);
      await stands(panel, 'Event 1 of 5');
      list.records = [...five, event('f', '2026-09-01T09:00:00.0000000Z')];
      source.announce();
      await stands(panel, 'Event 2 of 6');
      expect(body(panel)).to.include('Person e');
    });

    it('while data is on its way the newest event so far gives way to a newer one', async () => {
      const list = new ListSource(five);
      const source = new ControlledSource(list);
      source.partial = { reason: 'loading', limit: null };
      const panel = await attach(source);
      await stands(panel, 'Event 1 of 5');
      list.records = [...five, event('f', '2026-09-01T09:00:00.0000000Z'), event('g', '2026-09-01T09:30:00.0000000Z')];
      source.partial = undefined;
      source.announce();
      await stands(panel, 'Event 1 of 7');
      await shows(panel, 'Person g');
    });

    it('each event is announced once', async () => {
      const panel = await attach(new ListSource(five));
      await stands(panel, 'Event 1 of 5');
      const region = root(panel).querySelector('[role="status"]')!;
      const heard: string[] = [];
      const observer = new MutationObserver(() => heard.push(squeeze(region.textContent)));
      observer.observe(region, { childList: true, characterData: true, subtree: true });
      button(panel, 'older').click();
      await stands(panel, 'Event 2 of 5');
      panel.refresh();
      await shows(panel, 'Person d');
      await nextFrame();
      observer.disconnect();
      expect(heard).to.deep.equal(['Event: Success, Update, Person d, 1 Sept 2026, 09:00:00']);
    });

    it('a new event begins folded', async () => {
      const panel = await attach(new ListSource(five));
      await stands(panel, 'Event 1 of 5');
      root(panel).querySelector<HTMLElement>('[part="steps"] summary')!.click();
      button(panel, 'older').click();
      await shows(panel, 'Person d');
      expect(root(panel).querySelector<HTMLDetailsElement>('[part="steps"] details')!.open).to.equal(false);
    });
  });
});
