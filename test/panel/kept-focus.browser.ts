import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../src/define/all.js';
import type { SyncPanel } from '../../src/panel/sync-panel.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { SyncQuestion } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import { focusedElement } from '../../src/panel/kept-focus.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { failedEvent, graphEvent, twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

type Panel = SyncPanel<SyncQuestion>;

const button = (panel: Panel, name: string) =>
  [...panel.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);

/** Presses a button as the keyboard does, and waits until it is gone. */
async function press(panel: Panel, name: string): Promise<void> {
  await waitUntil(() => button(panel, name), `${name} appears`);
  button(panel, name)!.focus();
  button(panel, name)!.click();
  await waitUntil(() => !button(panel, name), `${name} goes`);
}

async function attached(tag: string, records: unknown[], filter: SyncFilter = {}) {
  const source = new ControlledSource(memorySource(records));
  const panel = document.createElement(tag) as Panel;
  await fixture(html`<sync-scope .source=${source} .filter=${filter}>${panel}</sync-scope>`);
  return { panel, source };
}

const heading = 'panel-heading';

describe('a button that goes with its press leaves the focus to the heading:', () => {
  afterEach(() => fixtureCleanup());

  it('"Show all" of the error list', async () => {
    const { panel } = await attached(
      'sync-error-list',
      Array.from({ length: 30 }, (_, index) => failedEvent(index, `Code${index}`, '')),
    );
    await press(panel, 'Show all');
    expect(focusedElement(document)?.className).to.equal(heading);
  });

  it('the last "Next actions" of the status table', async () => {
    const { panel } = await attached(
      'sync-status-table',
      Array.from({ length: 120 }, (_, index) => graphEvent(index, { provisioningAction: `action${index}` })),
    );
    await press(panel, 'Next actions');
    expect(focusedElement(document)?.className).to.equal(heading);
  });

  it('"Clear filters"', async () => {
    const { panel } = await attached('sync-status-table', twelveEvents, { search: 'no such thing' });
    await press(panel, 'Clear filters');
    expect(focusedElement(document)?.className).to.equal(heading);
  });

  it('"Retry"', async () => {
    const { panel, source } = await attached('sync-status-table', twelveEvents);
    source.failure = new SourceError('unreachable', 'Connection lost.');
    await waitUntil(() => button(panel, 'Retry') ?? (source.announce(), false));
    source.failure = undefined;
    await press(panel, 'Retry');
    expect(focusedElement(document)?.className).to.equal(heading);
  });

  it('or to the whole panel where no heading is shown', async () => {
    const { panel } = await attached('sync-status-table', twelveEvents, { search: 'no such thing' });
    panel.heading = '';
    await press(panel, 'Clear filters');
    expect(focusedElement(document)?.className).to.equal('panel');
  });

  it('which keeps it only until it is left', async () => {
    const { panel } = await attached('sync-status-table', twelveEvents, { search: 'no such thing' });
    await press(panel, 'Clear filters');
    (focusedElement(document) as HTMLElement).blur();
    expect(panel.shadowRoot!.querySelector('.panel-heading')!.hasAttribute('tabindex')).to.equal(false);
  });
});
