import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { Refreshing } from '../../src/panel/refreshing.js';

const MINUTE = 60_000;

/** What a page has that Node lacks. */
class Page extends EventTarget {
  hidden = false;
}

describe('refreshing', () => {
  const [page, window] = [new Page(), new EventTarget()];
  const reported: unknown[] = [];
  let refreshed = 0;
  let refreshing: Refreshing;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 20) });
    Object.assign(globalThis, { document: page, window, reportError: (error: unknown) => reported.push(error) });
    refreshed = 0;
    reported.length = 0;
    refreshing = new Refreshing(() => refreshed++);
    refreshing.start();
  });
  afterEach(() => {
    refreshing.stop();
    setHidden(false);
    mock.timers.reset();
  });

  it('goes on at the interval, from when it was set', () => {
    refreshing.interval = 'PT5M';
    mock.timers.tick(5 * MINUTE - 1);
    assert.equal(refreshed, 0);
    mock.timers.tick(1);
    assert.equal(refreshed, 1);
    passMinutes(20);
    assert.equal(refreshed, 5);
  });

  it('rests while the page is hidden, and catches up once when it returns', () => {
    refreshing.interval = 'PT5M';
    setHidden(true);
    passMinutes(60);
    assert.equal(refreshed, 0);
    setHidden(false);
    mock.timers.tick(0);
    assert.equal(refreshed, 1);
    passMinutes(4);
    assert.equal(refreshed, 1);
    passMinutes(1);
    assert.equal(refreshed, 2);
  });

  it('has nothing to catch up after a short look away', () => {
    refreshing.interval = 'PT5M';
    setHidden(true);
    passMinutes(2);
    setHidden(false);
    mock.timers.tick(0);
    assert.equal(refreshed, 0);
    passMinutes(3);
    assert.equal(refreshed, 1);
  });

  it('catches up when the connection is back', () => {
    refreshing.interval = 'PT5M';
    window.dispatchEvent(new Event('online'));
    mock.timers.tick(0);
    assert.equal(refreshed, 1);
  });

  it('stops with its owner, and goes on with it', () => {
    refreshing.interval = 'PT5M';
    refreshing.stop();
    passMinutes(60);
    assert.equal(refreshed, 0);
    refreshing.start();
    mock.timers.tick(0);
    assert.equal(refreshed, 1);
  });

  it('reports an interval that is none or too short, and then never refreshes', () => {
    for (const interval of ['5 minutes', 'PT9S', 'P1M', '']) refreshing.interval = interval;
    passMinutes(60);
    assert.deepEqual([refreshed, reported.length], [0, 4]);
    assert.match(String(reported[0]), /refresh-interval is "5 minutes", which is not a duration/);
  });

  function setHidden(hidden: boolean): void {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
  }

  function passMinutes(minutes: number): void {
    for (let minute = 0; minute < minutes; minute++) mock.timers.tick(MINUTE);
  }
});
