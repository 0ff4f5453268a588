import { expect, fixture, fixtureCleanup, html, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { SyncFilterBar } from '../../src/elements/sync-filter-bar/sync-filter-bar.js';
import type { SyncScope } from '../../src/elements/sync-scope/sync-scope.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { Grouping, SummaryQuestion, SummaryTable } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncFilterChangeEvent } from '../../src/panel/events.js';
import { memorySource } from '../../src/sources/index.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import '../../src/define/sync-filter-bar.js';
import '../../src/define/sync-scope.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { summaryRow, summarySource } from '../support/summary-source.js';
import { waitUntil } from '../support/wait-until.js';

interface Shown {
  bar: SyncFilterBar;
  scope: SyncScope;
  filters: SyncFilter[];
}

async function shown(
  filter: SyncFilter = {},
  source: SyncDataSource = new ControlledSource(memorySource(twelveEvents)),
  properties: Partial<SyncFilterBar> = {},
): Promise<Shown> {
  const bar = Object.assign(document.createElement('sync-filter-bar'), properties);
  const scope = await fixture<SyncScope>(
    html`<sync-scope lang="en-GB" time-zone="Europe/Berlin" .filter=${filter} .source=${source}>${bar}</sync-scope>`,
  );
  const filters: SyncFilter[] = [];
  scope.addEventListener('sync-filter-change', (event: SyncFilterChangeEvent) => filters.push(event.filter));
  await settled(bar);
  return { bar, scope, filters };
}

const settled = async (bar: SyncFilterBar) => {
  await bar.updateComplete;
  await waitUntil(() => bar.shadowRoot!.querySelector('.panel[aria-busy=false]') && !bar.hasAttribute('data-busy'));
};
const flat = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const all = (bar: SyncFilterBar, selector: string) => [...bar.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const texts = (bar: SyncFilterBar, selector: string) => all(bar, selector).map(flat);
const opener = (bar: SyncFilterBar, name: string) => bar.shadowRoot!.getElementById(`button-${name}`)!;
const popup = (bar: SyncFilterBar, name: string) => bar.shadowRoot!.getElementById(`popup-${name}`)!;
const button = (bar: SyncFilterBar, name: string) =>
  all(bar, 'button').find((one) => (one.ariaLabel ?? flat(one)).startsWith(name))!;
const box = (bar: SyncFilterBar, label: string) =>
  all(bar, '.value')
    .find((row) => flat(row).startsWith(label))!
    .querySelector('input')!;
const values = (bar: SyncFilterBar) => texts(bar, '.value');
const focused = (bar: SyncFilterBar) => {
  const element = bar.shadowRoot!.activeElement;
  return element?.ariaLabel ?? flat(element);
};

async function open(bar: SyncFilterBar, name: string): Promise<void> {
  opener(bar, name).click();
  await waitUntil(() => popup(bar, name).matches('.placed:popover-open'), `the popup of ${name} opens`);
  await waitUntil(() => !bar.shadowRoot!.querySelector('fieldset[aria-busy=true]'), 'its list is there');
}

describe('<sync-filter-bar>', () => {
  afterEach(() => fixtureCleanup());

  it('shows what each filter is set to, and how much passes', async () => {
    const { bar } = await shown({ status: ['failure'], action: ['create', 'update'] });
    expect(texts(bar, '.opener')).to.deep.equal([
      'Time range: All loaded data (default)',
      'Direction: AD to Entra',
      'Status: Failure',
      'Action: 2 values',
      'Object type: All',
    ]);
    expect(flat(bar.shadowRoot!.querySelector('[part=body]'))).to.equal('2 events of 2 distinct objects');
  });

  it('has the other dimensions behind a button, or only those that are named', async () => {
    const { bar } = await shown();
    button(bar, 'More filters').click();
    await bar.updateComplete;
    expect(texts(bar, '.opener .name').slice(5)).to.deep.equal([
      'Error:', 'Job:', 'Sync type:', 'Application:', 'Source system:', 'Target system:', 'Stage:', 'Target name:',
    ]); // prettier-ignore
    await expect(bar).to.be.accessible();
    bar.dimensions = 'job,range';
    await bar.updateComplete;
    expect(texts(bar, '.opener .name')).to.deep.equal(['Job:', 'Time range:']);
    expect(button(bar, 'More')).to.equal(undefined);
  });

  describe('a list of values', () => {
    it('is asked for when it is opened, and counts events under all other filters', async () => {
      const source = new ControlledSource(memorySource(twelveEvents));
      const { bar } = await shown({ status: ['failure'], action: ['update'] }, source);
      expect(source.questions.length).to.equal(1);
      await open(bar, 'status');
      expect(values(bar)).to.deep.equal(['Success 6 events', 'Failure 2 events']);
      expect(source.questions.length).to.equal(2);
      await expect(bar).to.be.accessible();
    });

    it('applies each check at once, as one change, and says once how much passes now', async () => {
      const { bar, filters } = await shown();
      await open(bar, 'action');
      const region = bar.shadowRoot!.querySelector('[role=status]')!;
      const heard: string[] = [];
      new MutationObserver(() => heard.push(flat(region))).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      box(bar, 'Create').click();
      await waitUntil(() => heard.length > 0);
      box(bar, 'Delete').click();
      await waitUntil(() => heard.length > 1);
      expect(filters.map(({ action }) => action)).to.deep.equal([['create'], ['create', 'delete']]);
      expect(heard).to.deep.equal([
        'Filters: 3 events of 3 distinct objects',
        'Filters: 4 events of 4 distinct objects',
      ]);
      expect(box(bar, 'Create').checked && box(bar, 'Delete').checked).to.equal(true);
    });

    it('is not asked for again while values of it are chosen', async () => {
      const source = new ControlledSource(memorySource(twelveEvents));
      const { bar } = await shown({}, source);
      await open(bar, 'action');
      box(bar, 'Create').click();
      await settled(bar);
      const groupings = source.questions.flatMap((question) => (question as SummaryQuestion).groupings);
      const asked = groupings.map(({ by }) => by.join());
      expect(asked).to.deep.equal(['', 'action', '']);
    });

    it('holds what is chosen also where no event has it, and events without a value', async () => {
      const { bar } = await shown(
        { job: ['gone'] },
        summarySource(() => ({ rows: [summaryRow(['unknown'], 5, 5)] })),
        {
          dimensions: 'job',
        },
      );
      await open(bar, 'job');
      expect(values(bar)).to.deep.equal(['gone 0 events', 'Unknown 5 events']);
      expect([box(bar, 'gone').checked, box(bar, 'Unknown').checked]).to.deep.equal([true, false]);
    });

    it('says how many values it does not show, and shows more', async () => {
      const { bar, filters } = await shown({}, manyErrors(450), { dimensions: 'error' });
      await open(bar, 'error');
      expect(values(bar).length).to.equal(200);
      expect(texts(bar, '.rest p')).to.deep.equal(['The 200 most frequent are shown, 250 more are not.']);
      button(bar, 'Show more').focus();
      button(bar, 'Show more').click();
      await waitUntil(() => values(bar).length === 400);
      expect(texts(bar, '.rest p')).to.deep.equal(['The 400 most frequent are shown, 50 more are not.']);
      button(bar, 'Show more').click();
      await waitUntil(() => values(bar).length === 450);
      expect(focused(bar)).to.equal('All values are shown');
      box(bar, 'E449').click();
      expect(filters.at(-1)).to.deep.equal({ error: ['E449'] });
    });

    it('can be searched, and takes a text that is not among those shown', async () => {
      const { bar, filters } = await shown({}, manyErrors(450), { dimensions: 'error' });
      await open(bar, 'error');
      await type(bar, '.find', 'e12');
      expect(values(bar).map((row) => row.split(' ')[0])).to.deep.equal([
        'E12', 'E120', 'E121', 'E122', 'E123', 'E124', 'E125', 'E126', 'E127', 'E128', 'E129',
      ]); // prettier-ignore
      await type(bar, '.find', 'E430');
      expect(flat(popup(bar, 'error'))).to.include('None of the values shown');
      button(bar, 'Use exactly this text').click();
      await bar.updateComplete;
      expect(filters).to.deep.equal([{ error: ['E430'] }]);
      expect(values(bar)).to.deep.equal(['E430']);
    });

    it('takes at most 200 values and says so', async () => {
      const chosen = Array.from({ length: 200 }, (_, index) => `E${index}`);
      const { bar } = await shown({ error: chosen }, manyErrors(450), { dimensions: 'error' });
      await open(bar, 'error');
      button(bar, 'Show more').click();
      await waitUntil(() => values(bar).length === 400);
      expect(all(bar, '.value input:disabled').length).to.equal(200);
      expect(flat(popup(bar, 'error'))).to.include('At most 200 values');
    });

    it('that fails says why, and is asked for again', async () => {
      const source = new ControlledSource(memorySource(twelveEvents));
      const { bar } = await shown({}, source);
      source.failure = new SourceError('unreachable', 'Connection lost.');
      await open(bar, 'type');
      expect(flat(popup(bar, 'type'))).to.include('Connection lost.');
      await expect(bar).to.be.accessible();
      source.failure = undefined;
      popup(bar, 'type').querySelector<HTMLElement>('.state button')!.focus();
      popup(bar, 'type').querySelector<HTMLElement>('.state button')!.click();
      await waitUntil(() => values(bar).length > 0);
      expect(values(bar)).to.deep.equal(['User 12 events']);
      expect(bar.shadowRoot!.activeElement === popup(bar, 'type')).to.equal(true);
    });

    it('keeps its place for a list under way, and says where an answer is incomplete', async () => {
      const source = new ControlledSource(memorySource(twelveEvents));
      const { bar } = await shown({}, source);
      source.hold = true;
      opener(bar, 'type').click();
      await waitUntil(() => flat(popup(bar, 'type')).includes('Loading'));
      source.partial = { reason: 'rows', limit: 5 };
      source.release();
      await waitUntil(() => values(bar).length > 0);
      expect(flat(popup(bar, 'type'))).to.include('Incomplete: the service stopped');
    });

    it('is empty without a source, and says so', async () => {
      const bar = await fixture<SyncFilterBar>(html`<sync-filter-bar></sync-filter-bar>`);
      opener(bar, 'status').click();
      await waitUntil(() => flat(popup(bar, 'status')).includes('No data source'));
    });
  });

  describe('the direction', () => {
    it('shows the events of each choice, and closes when one is made', async () => {
      const other = { ...twelveEvents[0], id: 'other', jobId: 'AAD2ADGroupProvisioning.tenant.job' };
      const { bar, filters } = await shown({}, memorySource([...twelveEvents, other]));
      await open(bar, 'direction');
      expect(texts(bar, '.presets button')).to.deep.equal([
        'AD to Entra 12 events',
        'Entra to AD 1 event',
        'Cloud sync, both directions 13 events',
        'All jobs 13 events',
      ]);
      button(bar, 'Entra to AD').click();
      await settled(bar);
      expect(filters).to.deep.equal([{ direction: 'entra-to-ad' }]);
      expect(popup(bar, 'direction').matches(':popover-open')).to.equal(false);
      expect(focused(bar)).to.equal('Direction: Entra to AD');
    });
  });

  describe('the time range', () => {
    it('says what the source’s own range is, and goes back to it', async () => {
      const source = Object.assign(memorySource(twelveEvents), { defaultRange: { last: 'P14D' } });
      const { bar, filters } = await shown({ range: 'all', brush: september }, source);
      expect(flat(opener(bar, 'range'))).to.equal('Time range: All loaded data');
      await open(bar, 'range');
      await expect(bar).to.be.accessible();
      button(bar, 'Last 14 days (default)').click();
      await settled(bar);
      expect(filters).to.deep.equal([{}]);
      expect(focused(bar)).to.equal('Time range: Last 14 days (default)');
    });

    it('takes dates and clock times of the panel’s zone, which it names', async () => {
      const { bar, filters } = await shown();
      await open(bar, 'range');
      expect(flat(popup(bar, 'range'))).to.include('Times are in Europe/Berlin (GMT');
      await type(bar, '[name=from]', '2026-09-01T02:00');
      await type(bar, '[name=to]', '2026-09-01T08:00');
      button(bar, 'Apply').click();
      await settled(bar);
      const range = { from: '2026-09-01T00:00:00.0000000Z', to: '2026-09-01T06:00:00.0000000Z' };
      expect(filters).to.deep.equal([{ range }]);
      expect(flat(bar.shadowRoot!.querySelector('[part=body]'))).to.equal('6 events of 6 distinct objects');
      await open(bar, 'range');
      expect(all(bar, '.time input').map((input) => (input as HTMLInputElement).value)).to.deep.equal([
        '2026-09-01T02:00',
        '2026-09-01T08:00',
      ]);
    });

    it('says what is wrong with an end before its beginning, and applies nothing', async () => {
      const { bar, filters } = await shown();
      await open(bar, 'range');
      await type(bar, '[name=from]', '2026-09-01T08:00');
      await type(bar, '[name=to]', '2026-09-01T08:00');
      expect(texts(bar, '.problem')).to.deep.equal(['']);
      button(bar, 'Apply').click();
      await bar.updateComplete;
      expect(texts(bar, '.problem')).to.deep.equal(['“To” has to be later than “From”.']);
      expect(all(bar, '[aria-invalid=true]').map((input) => input.getAttribute('name'))).to.deep.equal(['to']);
      expect(filters).to.deep.equal([]);
      await expect(bar).to.be.accessible();
    });

    it('tells of hours that a night has twice or not at all', async () => {
      const { bar } = await shown();
      await open(bar, 'range');
      await type(bar, '[name=from]', '2026-10-25T02:30');
      await type(bar, '[name=to]', '2026-10-25T04:00');
      expect(flat(popup(bar, 'range'))).to.include('show “From” twice: the range begins at the first.');
      await type(bar, '[name=from]', '2026-03-29T02:30');
      button(bar, 'Apply').click();
      await bar.updateComplete;
      expect(texts(bar, '.problem')[0]).to.match(/^“From” does not exist/);
    });
  });

  describe('search', () => {
    it('applies on Enter and when it is emptied', async () => {
      const { bar, filters } = await shown({ status: ['success'] });
      const input = bar.shadowRoot!.querySelector<HTMLInputElement>('input[type=search]')!;
      input.focus();
      await sendKeys({ type: 'person 3' });
      expect(filters).to.deep.equal([]);
      await sendKeys({ press: 'Enter' });
      await settled(bar);
      expect(filters).to.deep.equal([{ status: ['success'], search: 'person 3' }]);
      input.select();
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Enter' });
      expect(filters.slice(1)).to.deep.equal([{ status: ['success'] }]);
    });

    it('keeps what is typed by half while the data is refreshed', async () => {
      const source = new ControlledSource(memorySource(twelveEvents));
      const { bar } = await shown({}, source);
      const input = bar.shadowRoot!.querySelector<HTMLInputElement>('input[type=search]')!;
      input.focus();
      await sendKeys({ type: 'per' });
      source.announce();
      await waitUntil(() => source.questions.length > 1);
      await settled(bar);
      expect(input.value).to.equal('per');
    });
  });

  describe('chips', () => {
    it('show what other panels chose, and take it away', async () => {
      const { bar, filters } = await shown({ object: ['object-1', 'object-2'], brush: september, range: 'all' });
      const chips = ['Object: object-1 ×', 'Object: object-2 ×', 'Chosen time: September 2026 ×'];
      expect(texts(bar, '.chip').slice(0, 2)).to.deep.equal(chips.slice(0, 2));
      expect(texts(bar, '.chip')[2]).to.match(/^Chosen time: 1 ?– ?30 Sept? 2026 ×$/);
      button(bar, 'Remove filter Object: object-1').click();
      await settled(bar);
      expect(filters).to.deep.equal([{ object: ['object-2'], brush: september, range: 'all' }]);
      await expect(bar).to.be.accessible();
    });

    it('give the focus to the next chip, the last one to the bar', async () => {
      const { bar } = await shown({ status: ['success', 'failure'], search: 'person' });
      const remove = async (name: string) => {
        button(bar, `Remove filter ${name}`).focus();
        await sendKeys({ press: 'Enter' });
        await settled(bar);
      };
      await remove('Status: Failure');
      expect(focused(bar)).to.equal('Remove filter Status: Success');
      await remove('Search: person');
      expect(focused(bar)).to.equal('Remove filter Status: Success');
      await remove('Status: Success');
      expect(focused(bar)).to.equal('Time range: All loaded data (default)');
    });

    it('can all be cleared; range and direction stay', async () => {
      const { bar, filters } = await shown({ range: 'all', direction: 'all', status: ['failure'], search: 'x' });
      button(bar, 'Clear all').focus();
      button(bar, 'Clear all').click();
      await settled(bar);
      expect(filters).to.deep.equal([{ range: 'all', direction: 'all' }]);
      expect(texts(bar, '.active')).to.deep.equal([]);
      expect(focused(bar)).to.equal('Time range: All loaded data');
    });
  });

  it('without a scope it tells what was chosen and goes on showing what holds', async () => {
    const bar = await fixture<SyncFilterBar>(
      html`<sync-filter-bar
        .source=${memorySource(twelveEvents)}
        .filter=${{ status: ['success'] }}
      ></sync-filter-bar>`,
    );
    const filters: SyncFilter[] = [];
    bar.addEventListener('sync-filter-change', (event) => filters.push(event.filter));
    await settled(bar);
    await open(bar, 'status');
    box(bar, 'Failure').click();
    await bar.updateComplete;
    expect(filters).to.deep.equal([{ status: ['success', 'failure'] }]);
    expect([box(bar, 'Success').checked, box(bar, 'Failure').checked]).to.deep.equal([true, false]);
  });

  it('its own filter inside a scope holds, whatever is chosen there', async () => {
    const { bar } = await shown({ action: ['create'] }, undefined, { filter: { status: ['success'] } });
    expect(opener(bar, 'status').matches(':disabled')).to.equal(true);
    expect(texts(bar, '.chip')).to.deep.equal(['Action: Create ×', 'Status: Success']);
    expect(all(bar, 'button.chip').length).to.equal(1);
  });

  it('names from a log are text, whatever they look like', async () => {
    const names = hostileTexts.filter((name) => name.length <= 2000 && name !== '').slice(0, 190);
    const rows = names.map((name) => summaryRow([name], 1, 1));
    const { bar } = await shown(
      { app: names.slice(0, 3), search: names[0]! },
      summarySource(() => ({ rows })),
      {
        dimensions: 'app',
      },
    );
    await open(bar, 'app');
    expect(values(bar).length).to.equal(new Set(names).size);
    const strangers = all(bar, 'b, a, img, script, iframe, object, embed, video, audio, form, style, link, marquee');
    expect([strangers.length, Reflect.has(window, 'hostileTextRan')]).to.deep.equal([0, false]);
  });

  describe('popups', () => {
    it('close with Escape, which gives the focus back, and with a click elsewhere', async () => {
      const { bar } = await shown();
      opener(bar, 'status').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => values(bar).length > 0);
      expect(opener(bar, 'status').ariaExpanded).to.equal('true');
      await sendKeys({ press: 'Tab' });
      expect(bar.shadowRoot!.activeElement === box(bar, 'Success')).to.equal(true);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => opener(bar, 'status').ariaExpanded === 'false');
      expect(focused(bar)).to.equal('Status: All');
      await open(bar, 'status');
      await sendMouse({ type: 'click', position: [2, 2] });
      await waitUntil(() => opener(bar, 'status').ariaExpanded === 'false');
      expect(popup(bar, 'status').matches(':popover-open')).to.equal(false);
    });

    for (const direction of ['ltr', 'rtl']) {
      it(`stay inside a window of 280 px, ${direction}`, async () => {
        await setViewport({ width: 280, height: 500 });
        const { bar, scope } = await shown();
        scope.dir = direction;
        button(bar, 'More filters').click();
        await bar.updateComplete;
        for (const name of ['range', 'type', 'targetName']) {
          opener(bar, name).scrollIntoView();
          await open(bar, name);
          await nextFrame();
          const { left, right, top, bottom } = popup(bar, name).getBoundingClientRect();
          expect([left >= 0, right <= 280, top >= 0, bottom <= 500], name).to.deep.equal([true, true, true, true]);
        }
        expect(bar.scrollWidth <= bar.clientWidth).to.equal(true);
        await setViewport({ width: 800, height: 600 });
      });
    }

    it('are forgotten when the bar leaves the page with one open', async () => {
      const { bar, scope } = await shown();
      await open(bar, 'status');
      bar.remove();
      scope.append(bar);
      await settled(bar);
      expect(texts(bar, '[aria-expanded=true]')).to.deep.equal([]);
    });
  });
});

const september = { from: '2026-08-31T22:00:00.0000000Z', to: '2026-09-30T22:00:00.0000000Z' };

/** Errors E0, E1, … with ever fewer events, in pages of what is asked for. */
function manyErrors(count: number): SyncDataSource {
  const errors = Array.from({ length: count }, (_, index) => summaryRow([`E${index}`], count - index, 1));
  return summarySource(({ by, top, after }: Grouping): Partial<SummaryTable> => {
    if (by.length === 0) return { rows: [summaryRow([], 900, 90)] };
    const start = after === undefined ? 0 : Number(after);
    const end = start + top!;
    const next = end < count ? String(end) : null;
    return { rows: errors.slice(start, end), next, otherValues: after === undefined ? Math.max(0, count - end) : 0 };
  });
}

/** Writes into a field as a person would. */
async function type(bar: SyncFilterBar, selector: string, value: string): Promise<void> {
  const input = bar.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await bar.updateComplete;
}
