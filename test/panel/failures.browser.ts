import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../src/define/sync-status-table.js';
import type { PartialAnswer } from '../../src/model/question.js';
import { SourceError, type SourceErrorReason } from '../../src/model/source-error.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const body = (panel: Element) =>
  panel.shadowRoot!.querySelector('[part=body]')!.textContent.replace(/\s+/g, ' ').trim();

async function shown(change: Partial<ControlledSource>, text: string): Promise<Element> {
  const source = Object.assign(new ControlledSource(memorySource(twelveEvents)), change);
  const panel = Object.assign(document.createElement('sync-status-table'), { source });
  await fixture(html`<div lang="en">${panel}</div>`);
  await panel.updateComplete;
  await waitUntil(() => body(panel).includes(text), `${text} in: ${body(panel)}`);
  return panel;
}

describe('a failure', () => {
  afterEach(() => fixtureCleanup());

  const whatToDo: Record<SourceErrorReason, string> = {
    unauthorised: 'Sign in again',
    forbidden: 'the role Log Analytics Reader on it',
    throttled: 'Retry in a minute',
    timeout: 'Choose a shorter time range',
    unreachable: 'Check the connection and the address of the source',
    'bad-query': 'Change the filter or the time range',
    'no-table': 'Monitoring & health → Diagnostic settings → Add diagnostic setting → ProvisioningLogs',
    unsupported: 'Use another source',
    'invalid-data': 'Check the file or adapter',
    closed: 'Give the panel a new source',
  };
  for (const [reason, text] of Object.entries(whatToDo) as [SourceErrorReason, string][]) {
    it(`with reason ${reason} says what the source says and what to do`, async () => {
      const panel = await shown({ failure: new SourceError(reason, 'The source has <b>words</b>.') }, text);
      expect(body(panel)).to.include('The source has <b>words</b>.');
      await expect(panel).to.be.accessible();
    });
  }

  it('that says no more than the panel does is said once', async () => {
    const failure = new SourceError('closed', 'the data source was closed');
    const panel = await shown({ failure }, 'Give the panel a new source.');
    expect(body(panel)).to.equal('The data source was closed Give the panel a new source. Retry');
  });

  it('whose source says what to do gets no advice twice', async () => {
    const failure = new SourceError('timeout', 'Nobody answered in time: choose a shorter range.');
    const panel = await shown({ failure }, 'Nobody answered');
    expect(body(panel)).to.equal('No answer in time Nobody answered in time: choose a shorter range. Retry');
  });

  it('of a missing table or right links to the page that explains it', async () => {
    const panel = await shown({ failure: new SourceError('no-table', 'No such table.') }, 'No such table.');
    const link = panel.shadowRoot!.querySelector<HTMLAnchorElement>('.state a')!;
    expect(link.href).to.match(/^https:\/\/learn\.microsoft\.com\/entra\/identity\/monitoring-health\//);
    expect(link.rel).to.equal('noopener');
  });
});

describe('an incomplete answer', () => {
  afterEach(() => fixtureCleanup());

  const cases: [partial: PartialAnswer, text: string][] = [
    [{ reason: 'rows', limit: 500_000 }, 'the service stopped at 500,000 rows. The rest is missing'],
    [{ reason: 'rows', limit: null }, 'the service stopped early. The rest is missing'],
    [{ reason: 'size', limit: 104_857_600 }, 'the service cut the answer at 100 MB. The rest is missing'],
    [{ reason: 'time', limit: 180 }, 'the service stopped after 180 seconds. The rest is missing'],
    [
      { reason: 'service', limit: null },
      'the service returned a part only. The rest is missing, so numbers are too low',
    ],
  ];
  for (const [partial, text] of cases) {
    it(`(${partial.reason}, ${partial.limit}) says what is missing and what to do, above the numbers`, async () => {
      const panel = await shown({ partial }, text);
      expect(body(panel)).to.include('Choose a shorter time range or a narrower filter.').and.include('Create');
    });
  }

  it('with words of the source shows them as plain text', async () => {
    const panel = await shown({ partial: { reason: 'size', limit: null, detail: '<b>64 MB</b>' } }, '<b>64 MB</b>');
    expect(panel.shadowRoot!.querySelector('b')).to.equal(null);
  });
});
