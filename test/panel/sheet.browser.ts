import { expect, fixture, fixtureCleanup, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/define/sync-error-list.js';
import '../../src/define/sync-scope.js';
import type { SyncErrorList } from '../../src/elements/sync-error-list/sync-error-list.js';
import type { SyncScope } from '../../src/elements/sync-scope/sync-scope.js';
import { focusedElement } from '../../src/panel/kept-focus.js';
import { memorySource } from '../../src/sources/index.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

const details = (panel: SyncErrorList) => panel.shadowRoot!.querySelector<HTMLElement>('.links button');
const sheet = (holder: Element) => holder.shadowRoot!.querySelector('sync-sheet');
const dialog = (holder: Element) => sheet(holder)?.shadowRoot?.querySelector('dialog') ?? null;
const isModal = (holder: Element) => dialog(holder)?.matches(':modal') === true;

async function shown(): Promise<SyncErrorList> {
  const panel = Object.assign(document.createElement('sync-error-list'), { source: memorySource(twelveEvents) });
  await fixture(html`<div lang="en">${panel}</div>`);
  await waitUntil(() => details(panel));
  return panel;
}

async function opened(): Promise<SyncErrorList> {
  const panel = await shown();
  details(panel)!.focus();
  details(panel)!.click();
  await waitUntil(() => isModal(panel));
  return panel;
}

describe('the side sheet', () => {
  afterEach(async () => {
    await resetMouse();
    fixtureCleanup();
  });

  it('gives the focus back to the button that opened it', async () => {
    const panel = await opened();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !sheet(panel));
    expect(panel.shadowRoot!.activeElement === details(panel)).to.equal(true);
  });

  it('gives the focus to the panel’s heading where its button is gone', async () => {
    const panel = document.createElement('sync-error-list');
    const source = memorySource(twelveEvents);
    const scope = await fixture<SyncScope>(html`<sync-scope .source=${source}>${panel}</sync-scope>`);
    await waitUntil(() => details(panel));
    details(panel)!.focus();
    details(panel)!.click();
    await waitUntil(() => isModal(scope));
    scope.filter = { search: 'no such thing' };
    await waitUntil(() => !details(panel));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !sheet(scope));
    expect(focusedElement(document)?.className).to.equal('panel-heading');
  });

  it('is not shown in a panel that was removed while it loaded, and is when that returns', async () => {
    const rejected: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => rejected.push(event.reason);
    window.addEventListener('unhandledrejection', note);
    const panel = await shown();
    const parent = panel.parentElement!;
    details(panel)!.click();
    panel.remove();
    await import('../../src/panel/sheet.js');
    await nextFrame();
    await nextFrame();
    expect(sheet(panel) === null, 'no sheet is left behind').to.equal(true);
    parent.append(panel);
    await waitUntil(() => details(panel));
    details(panel)!.click();
    await waitUntil(() => isModal(panel));
    window.removeEventListener('unhandledrejection', note);
    expect(rejected).to.deep.equal([]);
  });

  it('is closed when its panel is moved, and opens at the new place', async () => {
    const panel = await opened();
    document.body.append(panel);
    expect(sheet(panel) === null, 'closed').to.equal(true);
    await waitUntil(() => details(panel));
    details(panel)!.click();
    await waitUntil(() => isModal(panel));
    panel.remove();
  });

  it('stays when a press inside ends on the backdrop, and goes when both are there', async () => {
    const panel = await opened();
    const { left } = dialog(panel)!.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left) + 40, 300] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [10, 300] });
    await sendMouse({ type: 'up' });
    expect(isModal(panel)).to.equal(true);
    await sendMouse({ type: 'click', position: [10, 300] });
    await waitUntil(() => !sheet(panel));
  });

  it('that cannot be loaded is said in the panel, until dismissed; the focus stays in the panel', async () => {
    const panel = await shown();
    const scope = { applyFilter: () => {}, open: () => Promise.reject(new TypeError('Failed to fetch')) };
    panel.addEventListener('sync-open', (event) => (event.scope = scope), { once: true });
    details(panel)!.click();
    const notice = () => panel.shadowRoot!.querySelector('[part=notice]');
    await waitUntil(notice);
    const words = 'The details could not be loaded. Reload the page, then try again.';
    expect(notice()!.textContent).to.include(words);
    expect(panel.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal(words);
    await expect(panel).to.be.accessible();
    const dismiss = notice()!.querySelector('button')!;
    dismiss.focus();
    dismiss.click();
    await panel.updateComplete;
    expect(notice() === null).to.equal(true);
    expect(focusedElement(document)?.className).to.equal('panel-heading');
  });
});
