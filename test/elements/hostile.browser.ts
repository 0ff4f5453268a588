import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../src/define/sync-actions-chart.js';
import '../../src/define/sync-cycle-list.js';
import '../../src/define/sync-error-list.js';
import '../../src/define/sync-filter-bar.js';
import '../../src/define/sync-log-detail.js';
import '../../src/define/sync-log-table.js';
import '../../src/define/sync-object-history.js';
import '../../src/define/sync-object-list.js';
import '../../src/define/sync-object-tiles.js';
import '../../src/define/sync-status-table.js';
import '../../src/define/sync-success-rate.js';
import '../../src/define/sync-workbook.js';
import type { SyncQuestion } from '../../src/model/question.js';
import type { SyncRecordDetail } from '../../src/model/record.js';
import type { SyncPanel } from '../../src/panel/sync-panel.js';
import { memorySource } from '../../src/sources/index.js';
import { failedUpdate } from '../support/event-details.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { waitUntil } from '../support/wait-until.js';

type Panel = SyncPanel<SyncQuestion>;

/** Nothing but these may come into being, whatever stands in a log. */
const OUR_ELEMENTS = new Set(
  (
    'a bdi br button circle code dd details div dl dt em footer form g header input label legend fieldset li line ol option p path q ' +
    'polyline pre rect section select small span strong summary svg table tbody td text tfoot th thead time tr tspan ul caption'
  ).split(' '),
);

/** Places and sizes, written as properties. */
const OUR_STYLES = /^((--_[a-z-]+|block-size|transform|inset-block-start|top): [-\d\w.,() ]+; ?)*$/;

/** An event with one text in every field that takes any text. */
function eventOf(text: string, index: number, change: Partial<SyncRecordDetail> = {}): SyncRecordDetail {
  const side = { id: text, name: text, type: text, upn: text };
  const system = { id: text, name: text };
  const details: [string, string][] = [[text, text], ['SkipReason', text], [text, '']];
  const step = { name: text, type: text, status: text, description: text, details };
  return {
    ...failedUpdate,
    id: `${index} ${text.slice(0, 100)}`,
    time: `2026-09-01T06:${String(index % 60).padStart(2, '0')}:09.0000000Z`,
    tenantId: text,
    action: text,
    type: text,
    errorCode: text,
    reason: text,
    jobId: text,
    cycleId: text,
    changeId: text,
    app: system,
    sourceSystem: system,
    targetSystem: system,
    source: side,
    target: side,
    object: text,
    steps: [step, step],
    changes: [{ name: text, oldValue: text, newValue: text }],
    initiatedBy: { type: text, id: text, name: text },
    errorInfo: { category: text, additionalDetails: text, recommendedAction: text },
    sourceDetails: details,
    targetDetails: details,
    unreadable: [text],
    raw: JSON.stringify(text),
    ...change,
  };
} // prettier-ignore

const batches = Array.from({ length: Math.ceil(hostileTexts.length / 8) }, (_, index) =>
  hostileTexts.slice(index * 8, index * 8 + 8),
);
const word = (text: string) => text.trim().toLowerCase();

async function attach(
  tag: string,
  records: SyncRecordDetail[],
  properties: Record<string, unknown> = {},
): Promise<Panel> {
  const panel = document.createElement(tag) as Panel;
  Object.assign(panel, { source: memorySource(records), filter: { direction: 'all' }, timeZone: 'UTC' }, properties);
  const frame: HTMLElement = await fixture(html`<div></div>`);
  frame.style.inlineSize = '320px';
  frame.append(panel);
  await settled(panel);
  return panel;
}

async function settled(panel: Panel): Promise<void> {
  const ready = () => panel.shadowRoot?.querySelector('[aria-busy="false"]') && !panel.hasAttribute('data-busy');
  await waitUntil(ready, 'panel settles', { interval: 2 });
  await panel.updateComplete;
}

const all = (panel: Panel) => [...panel.shadowRoot!.querySelectorAll('*')];
const isolated = (panel: Panel) =>
  new Set([...panel.shadowRoot!.querySelectorAll('bdi')].map(({ textContent }) => textContent));

/** The promises of every panel, kept whatever it shows. */
function expectHarmless(panel: Panel, texts: readonly string[], width = 320): void {
  for (const element of all(panel)) {
    expect(OUR_ELEMENTS, `<${element.localName}>`).to.include(element.localName);
    for (const { name, value } of element.attributes) {
      expect(name, 'no handler made of text').to.not.match(/^(on|srcdoc$)/);
      if (name === 'style') expect(value, 'no style made of text').to.match(OUR_STYLES);
      if (/(^|:)(href|src|action|data)$/.test(name)) expect(value).to.match(/^(https:\/\/learn\.microsoft\.com\/|#)/);
    }
  }
  expect(Reflect.has(window, 'hostileTextRan')).to.be.false;
  const walker = document.createTreeWalker(panel.shadowRoot!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data, parentElement } = node as Text;
    const found = texts.find((text) => text.length > 9 && data.includes(text));
    if (found && !parentElement!.closest('.visually-hidden, [role="status"]')) {
      expect(parentElement!.closest('bdi'), `isolated: ${JSON.stringify(found)}`).to.exist;
    }
  }
  const frame = panel.shadowRoot!.querySelector('[part="panel"]')!;
  expect(frame.scrollWidth, `width with ${JSON.stringify(texts)}`).to.be.at.most(frame.clientWidth);
  expect(panel.scrollWidth).to.be.at.most(width);
}

function expectLiterally(panel: Panel, texts: readonly string[]): void {
  const shown = isolated(panel);
  for (const text of texts) expect(shown.has(text), `shown literally: ${JSON.stringify(text)}`).to.be.true;
}

describe('text from logs is only ever text', function () {
  this.timeout(60_000);
  const before = Object.getOwnPropertyNames(Object.prototype);
  afterEach(() => {
    fixtureCleanup();
    expect(Object.getOwnPropertyNames(Object.prototype)).to.have.members(before);
    expect(Reflect.has({}, 'polluted')).to.be.false;
  });

  it('two hundred texts and more are tried', () => {
    expect(hostileTexts.length).to.be.at.least(200);
    expect(new Set(hostileTexts).size).to.equal(hostileTexts.length);
  });

  it('and what is more than text would be noticed', async () => {
    const panel = await attach('sync-log-detail', [eventOf('harmless text', 0)]);
    expectHarmless(panel, ['harmless text']);
    const body = panel.shadowRoot!.querySelector('[part="body"]')!;
    const intruders = [
      document.createElement('img'),
      document.createElement('p'),
      document.createElement('a'),
      'harmless text',
    ];
    (intruders[1] as Element).setAttribute('onclick', '');
    (intruders[2] as Element).setAttribute('href', '//evil.example');
    for (const intruder of intruders) {
      body.append(intruder);
      expect(() => expectHarmless(panel, ['harmless text'])).to.throw();
      body.lastChild!.remove();
    }
    expectHarmless(panel, ['harmless text']);
  });

  it('in every field of <sync-log-detail>', async () => {
    const events = hostileTexts.map((text, index) => eventOf(text, index));
    const panel = await attach('sync-log-detail', events, { recordId: events[0]!.id });
    for (const [index, text] of hostileTexts.entries()) {
      Object.assign(panel, { recordId: events[index]!.id });
      await waitUntil(() => isolated(panel).has(events[index]!.id), `event ${JSON.stringify(text)}`, { interval: 2 });
      await settled(panel);
      expectLiterally(panel, [text]);
      expectHarmless(panel, [text]);
    }
  });

  it('in raw JSON and in the id of an event that is not there', async () => {
    const panel = await attach('sync-log-detail', [eventOf('x', 0, { raw: hostileTexts.join('\n') })]);
    panel.shadowRoot!.querySelector<HTMLElement>('[part="raw"] summary')!.click();
    await waitUntil(() => panel.shadowRoot!.querySelector('pre'));
    expect(panel.shadowRoot!.querySelector('pre')!.textContent).to.equal(hostileTexts.join('\n'));
    Object.assign(panel, { recordId: hostileTexts[1] });
    await waitUntil(() => isolated(panel).has(hostileTexts[1]!));
    expectHarmless(panel, [hostileTexts[1]!]);
  });

  it('as codes and reasons in <sync-error-list>', async () => {
    for (const texts of batches) {
      const panel = await attach(
        'sync-error-list',
        texts.map((text, index) => eventOf(text, index)),
      );
      expectLiterally(panel, texts);
      expectHarmless(panel, texts);
      fixtureCleanup();
    }
  });

  it('as actions and statuses in <sync-status-table>', async () => {
    for (const texts of batches) {
      const panel = await attach(
        'sync-status-table',
        texts.map((text, index) => eventOf(text, index, { status: text })),
      );
      expectLiterally(panel, texts.map(word));
      expectHarmless(panel, texts.map(word));
      fixtureCleanup();
    }
  });

  for (const by of ['action', 'status', 'type']) {
    it(`as values of ${by} in <sync-actions-chart>`, async () => {
      for (const texts of batches) {
        const events = texts.map((text, index) => eventOf(text, index, { status: text }));
        const panel = await attach('sync-actions-chart', events, { by });
        if (by !== 'type') expectLiterally(panel, texts.map(word));
        expectHarmless(panel, texts.map(word));
        fixtureCleanup();
      }
    });
  }

  it('in every field of <sync-object-list>, for which no search has to be right', async () => {
    for (const texts of batches) {
      const events = texts.map((text, index) => eventOf(text, index, { object: `${index} ${text}`, status: text }));
      const panel = await attach('sync-object-list', events);
      expectLiterally(panel, texts);
      expectHarmless(panel, texts);
      const input = panel.shadowRoot!.querySelector('input')!;
      input.value = `${texts[0]} no such object`;
      input.dispatchEvent(new Event('change'));
      await waitUntil(() => panel.shadowRoot!.querySelector('.state-title'));
      expectHarmless(panel, texts);
      fixtureCleanup();
    }
  });

  it('in every field of <sync-object-history>', async () => {
    for (const [index, text] of hostileTexts.entries()) {
      const panel = await attach('sync-object-history', [eventOf(text, index, { status: text })], {
        objectKey: text.slice(0, 2000),
      });
      if (text.length <= 2000) {
        await waitUntil(() => panel.shadowRoot!.querySelector('[part="event"], .state-title'));
      }
      expectHarmless(panel, [text]);
      fixtureCleanup();
    }
  });

  for (const by of ['action', 'status', 'type']) {
    it(`as values of ${by} in <sync-object-tiles>`, async () => {
      for (const texts of batches) {
        const events = texts.map((text, index) => eventOf(text, index, { status: text }));
        const panel = await attach('sync-object-tiles', events, { by, top: 24 });
        if (by !== 'type') expectLiterally(panel, texts.map(word));
        expectHarmless(panel, texts.map(word));
        fixtureCleanup();
      }
    });
  }

  it('as statuses in <sync-success-rate>', async () => {
    for (const texts of batches) {
      const events = texts.map((text, index) => eventOf(text, index, { status: text }));
      const panel = await attach('sync-success-rate', [...events, eventOf('x', 9, { status: 'success' })]);
      expectHarmless(panel, texts.map(word));
      fixtureCleanup();
    }
  });

  it('as cycles, jobs, statuses and actions in <sync-cycle-list>', async () => {
    for (const texts of batches) {
      const events = texts.map((text, index) => eventOf(text, index, { status: text }));
      const panel = await attach('sync-cycle-list', events);
      expectHarmless(panel, texts);
      expectHarmless(panel, texts.map(word));
      fixtureCleanup();
    }
  });

  for (const groupBy of ['none', 'action', 'cycle', 'object', 'error']) {
    it(`in every column, step and group by ${groupBy} of <sync-log-table>`, async () => {
      for (const texts of batches) {
        const events = texts.map((text, index) => eventOf(text, index, { status: 'failure' }));
        const columns =
          'time,action,status,type,name,sourceName,targetName,upn,step,steps,error,duration,job,cycle,sourceId,targetId,direction,app,sourceSystem,targetSystem,change';
        const panel = await attach('sync-log-table', events, { groupBy, columns });
        await waitUntil(() => panel.shadowRoot!.querySelector('.space > :not(.waiting)'));
        if (groupBy === 'none') expectLiterally(panel, texts);
        for (const toggle of panel.shadowRoot!.querySelectorAll<HTMLElement>('.space button.toggle')) toggle.click();
        expectHarmless(panel, texts);
        fixtureCleanup();
      }
    });
  }

  it('as values, chips and searches in <sync-filter-bar>', async () => {
    for (const texts of batches) {
      const events = texts.map((text, index) => eventOf(text, index, { status: text }));
      const some = texts.filter((text) => text.length <= 200);
      const filter = { direction: 'all', error: some, app: some, targetName: some, search: texts[0]!.slice(0, 200) };
      const panel = await attach('sync-filter-bar', events, { filter });
      for (const button of panel.shadowRoot!.querySelectorAll<HTMLElement>('[aria-haspopup], summary')) {
        button.click();
        await settled(panel);
        expectHarmless(panel, texts);
        button.click();
      }
      expectHarmless(panel, texts);
      fixtureCleanup();
    }
  });

  it('in all tabs of <sync-workbook>', async () => {
    const events = hostileTexts.map((text, index) => eventOf(text, index));
    for (const tab of ['summary', 'details', 'cycles', 'object'] as const) {
      const workbook = Object.assign(document.createElement('sync-workbook'), {
        source: memorySource(events),
        filter: { direction: 'all' } as const,
        tab,
      });
      await fixture(html`<div>${workbook}</div>`);
      const panels = () => [...workbook.shadowRoot!.querySelectorAll<Panel>('#view > [heading-level]')];
      await waitUntil(() => panels().length > 0, tab);
      for (const panel of panels()) await settled(panel);
      for (const panel of panels()) expectHarmless(panel, hostileTexts, Infinity);
      fixtureCleanup();
    }
  });

  it('in the filter that a panel says is in the way', async () => {
    for (const texts of batches) {
      const filter = { direction: 'all', error: texts, search: texts[0] };
      const panel = await attach('sync-error-list', [eventOf('x', 0)], { filter });
      expectHarmless(panel, texts);
      fixtureCleanup();
    }
  });
});
