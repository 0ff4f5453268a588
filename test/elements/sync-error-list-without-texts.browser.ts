import { expect, fixture, html } from '@open-wc/testing';
import { summaryRow, summarySource } from '../support/summary-source.js';
import { waitUntil } from '../support/wait-until.js';

// The texts of error codes stand in a file of their own; here that file is missing.
const map = document.createElement('script');
map.type = 'importmap';
const texts = (ending: string) => new URL(`/src/locales/en/error-texts.${ending}`, location.origin).href;
map.textContent = JSON.stringify({ imports: { [texts('js')]: '/missing.js', [texts('ts')]: '/missing.js' } });
document.head.append(map);

it('without its texts the error list still shows codes and reasons, and says calmly what is missing', async () => {
  await import('../../src/define/sync-error-list.js');
  const latest = {
    id: '1',
    time: '',
    action: 'update',
    status: 'failure',
    errorCode: null,
    reason: 'Two of them.',
    jobId: null,
  };
  const panel = document.createElement('sync-error-list');
  panel.source = summarySource(({ bin }) =>
    bin ? {} : { rows: [summaryRow(['DuplicateTargetEntries'], 3, 2, { latest })] },
  );
  await fixture(html`<div>${panel}</div>`);
  await panel.updateComplete;
  const text = () => panel.shadowRoot!.querySelector('[part=body]')!.textContent.replace(/\s+/g, ' ');
  await waitUntil(() => text().includes('could not be loaded'));
  expect(text())
    .to.include('DuplicateTargetEntries')
    .and.include('The service says Two of them.')
    .and.include('3 events');
  await expect(panel).to.be.accessible();
});
