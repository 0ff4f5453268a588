import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../src/define/sync-status-table.js';
import { SourceError } from '../../src/model/source-error.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

/** The tests' browser lives in St John's, Newfoundland: half an hour off. */
const NOW = Date.parse('2026-11-20T12:00:00Z');
const TO = Date.parse('2026-11-20T12:02:05Z');
const PAUSE = 'The service asked for a pause. Goes on at 08:32:05.';

const text = (panel: Element, selector: string) =>
  panel.shadowRoot!.querySelector(selector)!.textContent.replace(/\s+/g, ' ').trim();
const body = (panel: Element) => text(panel, '[part=body]');
const status = (panel: Element) => text(panel, '[role=status]');

describe('a pause that the service asked for', () => {
  const clock = Date.now;
  let source: ControlledSource;
  beforeEach(() => {
    Date.now = () => NOW;
    source = new ControlledSource(memorySource(twelveEvents));
  });
  afterEach(() => {
    fixtureCleanup();
    Date.now = clock;
  });

  const attach = async () => {
    const panel = Object.assign(document.createElement('sync-status-table'), { source, timeZone: 'Asia/Tokyo' });
    await fixture(html`<div lang="en-GB">${panel}</div>`);
    await panel.updateComplete;
    return panel;
  };
  const held = () => waitUntil(() => source.held.some(({ question }) => question.kind === 'summary'));
  const report = async (panel: Element & { updateComplete: Promise<unknown> }, waitingUntil: number) => {
    for (const { options } of source.held) options.onProgress?.({ records: 0, fraction: null, waitingUntil });
    await panel.updateComplete;
  };

  it('is said in place of the answer, with its end on the viewer’s clock', async () => {
    source.hold = true;
    const panel = await attach();
    await held();
    await report(panel, TO);
    expect(body(panel)).to.equal(PAUSE);
    await expect(panel).to.be.accessible();
  });

  it('is announced once, however often the source tells of it', async () => {
    source.hold = true;
    const panel = await attach();
    await held();
    const said: string[] = [];
    const region = panel.shadowRoot!.querySelector('[role=status]')!;
    const observer = new MutationObserver(() => said.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await report(panel, TO);
    await report(panel, TO);
    await report(panel, TO + 30_000);
    await waitUntil(() => said.length > 0);
    expect(said).to.deep.equal([`Unique sync count by status: ${PAUSE}`]);
    source.release();
    await waitUntil(() => status(panel).includes('12 events'));
  });

  it('is said below the value that is kept meanwhile, and goes with the answer', async () => {
    const panel = await attach();
    await waitUntil(() => body(panel).includes('Create'));
    source.hold = true;
    panel.refresh();
    await held();
    await report(panel, TO);
    expect(body(panel))
      .to.include('Create')
      .and.to.satisfy((shown: string) => shown.endsWith(PAUSE));
    source.release();
    await waitUntil(() => !body(panel).includes('pause'));
  });

  for (const [name, waitingUntil] of [
    ['that is over', NOW - 1],
    ['that never ends', Infinity],
    ['that ends at no time', NaN],
  ] as const) {
    it(`${name} is none`, async () => {
      source.hold = true;
      const panel = await attach();
      await held();
      await report(panel, waitingUntil);
      expect(body(panel)).to.equal('Loading… 0 records read');
    });
  }

  it('that ends another day names the day', async () => {
    source.hold = true;
    const panel = await attach();
    await held();
    await report(panel, TO + 86_400_000);
    expect(body(panel)).to.include('Goes on at 21 Nov 2026, 08:32:05.');
  });

  it('that a question failed for says from when to retry, and the button works at once', async () => {
    source.failure = new SourceError('throttled', 'Log Analytics takes no more questions for now.', { retryAt: TO });
    const panel = await attach();
    await waitUntil(() => body(panel).includes('Retry from 08:32:05.'));
    expect(body(panel)).to.include('Log Analytics takes no more questions for now.');
    source.failure = undefined;
    panel.shadowRoot!.querySelector<HTMLButtonElement>('.buttons button')!.click();
    await waitUntil(() => body(panel).includes('Create'));
  });

  it('without a known end says to retry in a minute', async () => {
    source.failure = new SourceError('throttled', 'Slow down.');
    const panel = await attach();
    await waitUntil(() => body(panel).includes('Retry in a minute.'));
  });
});
