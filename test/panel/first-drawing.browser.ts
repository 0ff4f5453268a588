import '../../src/define/sync-status-table.js';
import { expect, fixtureCleanup } from '@open-wc/testing';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';

describe('panels put into a page together', () => {
  afterEach(() => fixtureCleanup());

  it('ask together before any is drawn, then draw one a task', async () => {
    const source = Object.assign(new ControlledSource(memorySource(twelveEvents)), { hold: true });
    const panels = [1, 2, 3, 4].map(() => Object.assign(document.createElement('sync-status-table'), { source }));
    const seen: { asked: number; drawn: number }[] = [];
    const look = () => {
      const drawn = panels.filter(({ shadowRoot }) => shadowRoot?.querySelector('[part=body]')).length;
      if (seen.at(-1)?.drawn !== drawn) seen.push({ asked: source.held.length, drawn });
      return drawn === panels.length;
    };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => look() || port2.postMessage(null);
    document.body.append(...panels);
    port2.postMessage(null);
    await waitUntil(look);
    panels.forEach((panel) => panel.remove());
    expect(seen.map(({ drawn }) => drawn)).to.deep.equal([0, 1, 2, 3, 4]);
    expect(seen.filter(({ drawn }) => drawn > 0).map(({ asked }) => asked)).to.deep.equal([2, 2, 2, 2]);
  });
});
