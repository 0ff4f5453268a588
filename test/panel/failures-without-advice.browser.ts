import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { SourceError } from '../../src/model/source-error.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { waitUntil } from '../support/wait-until.js';

// Long advice stands in a file of its own; here that file is missing.
const map = document.createElement('script');
map.type = 'importmap';
const advice = (ending: string) => new URL(`/src/locales/en/advice.${ending}`, location.origin).href;
map.textContent = JSON.stringify({ imports: { [advice('js')]: '/missing.js', [advice('ts')]: '/missing.js' } });
document.head.append(map);

const missing = () => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/missing.js'));

it('a failure whose advice cannot be loaded is told in the words of the panel and of the source', async () => {
  const unhandled: unknown[] = [];
  addEventListener('unhandledrejection', ({ reason }) => unhandled.push(reason));
  await import('../../src/define/sync-status-table.js');
  const failure = new SourceError('no-table', 'Nothing called AADProvisioningLogs.');
  const source = Object.assign(new ControlledSource(memorySource([])), { failure });
  const panel = Object.assign(document.createElement('sync-status-table'), { source });
  await fixture(html`<div lang="en">${panel}</div>`);
  await waitUntil(missing, 'the advice is asked for');
  await nextFrame();
  await nextFrame();
  const body = panel.shadowRoot!.querySelector('[part=body]')!.textContent.replace(/\s+/g, ' ').trim();
  expect(body).to.equal('No provisioning logs in this workspace Nothing called AADProvisioningLogs. Retry');
  await expect(panel).to.be.accessible();
  expect(unhandled).to.deep.equal([]);
});
