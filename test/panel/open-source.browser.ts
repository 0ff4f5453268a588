import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../src/define/sync-error-list.js';
import '../../src/define/sync-scope.js';
import type { SyncScope } from '../../src/elements/sync-scope/sync-scope.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const LOGS = JSON.stringify(twelveEvents);

describe('a source named by attributes', () => {
  const original = window.fetch;
  const asked: string[] = [];
  let answer: () => Response;
  beforeEach(() => {
    asked.length = 0;
    answer = () => new Response(LOGS);
    window.fetch = (input) => {
      asked.push(input instanceof Request ? input.url : input.toString());
      return Promise.resolve().then(answer);
    };
  });
  afterEach(() => {
    fixtureCleanup();
    window.fetch = original;
  });

  it('reads the files that src names, each once', async () => {
    const scope = await fixture<SyncScope>(
      html`<sync-scope src="logs/one.json logs/two.json"><sync-error-list></sync-error-list></sync-scope>`,
    );
    await shows(scope, 'DuplicateTargetEntries');
    expect(asked).to.deep.equal(['logs/one.json', 'logs/two.json']);
  });

  it('tells of a file that is not there by its address, and reads it again on retry', async () => {
    answer = () => new Response('gone', { status: 404 });
    const scope = await fixture<SyncScope>(
      html`<sync-scope src="logs/one.json"><sync-error-list></sync-error-list></sync-scope>`,
    );
    await shows(scope, 'logs/one.json answered 404');
    answer = () => new Response(LOGS);
    retryButton(scope).click();
    await shows(scope, 'DuplicateTargetEntries');
  });

  it('reads files again on a refresh', async () => {
    const scope = await fixture<SyncScope>(
      html`<sync-scope src="logs/one.json"><sync-error-list></sync-error-list></sync-scope>`,
    );
    await shows(scope, 'DuplicateTargetEntries');
    answer = () => new Response(LOGS.replaceAll('DuplicateTargetEntries', 'SomethingNew'));
    scope.refresh();
    await shows(scope, 'SomethingNew');
  });

  it('asks the handler that endpoint names', async () => {
    answer = () => Response.json({ error: { reason: 'forbidden', message: 'Not for you.' } }, { status: 403 });
    const scope = await fixture<SyncScope>(
      html`<sync-scope endpoint="/api/sync"><sync-error-list></sync-error-list></sync-scope>`,
    );
    await shows(scope, 'No permission to read the logs');
    expect(new Set(asked)).to.deep.equal(new Set(['/api/sync']));
  });

  it('refuses src and endpoint together, in words', async () => {
    const scope = await fixture<SyncScope>(
      html`<sync-scope src="a.json" endpoint="/api/sync"><sync-error-list></sync-error-list></sync-scope>`,
    );
    await shows(scope, 'src and endpoint are both set. Keep one');
    expect(asked).to.deep.equal([]);
  });

  const body = (scope: SyncScope) =>
    scope.querySelector('sync-error-list')!.shadowRoot!.querySelector('[part=body]')?.textContent ?? '';
  const shows = (scope: SyncScope, text: string) =>
    waitUntil(() => body(scope).includes(text), `shows ${text}, has: ${body(scope)}`);
  const retryButton = (scope: SyncScope) =>
    [...scope.querySelector('sync-error-list')!.shadowRoot!.querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes('Retry'),
    )!;
});
