import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pauseBeforeNextTry } from '../../../src/sources/graph/back-off.js';
import { graphService } from '../../../src/sources/graph/clouds.js';
import { RequestPace, timer } from '../../../src/sources/graph/pace.js';
import { PageSizes } from '../../../src/sources/graph/page-sizes.js';
import { firstPage, followable, readPage } from '../../../src/sources/graph/page.js';
import { refreshFrom, SlicePlan } from '../../../src/sources/graph/slice-plan.js';
import { covers, missingSpans, sharedTime, withoutSpan, withSpan } from '../../../src/sources/graph/spans.js';
import { FakeClock } from './fake-clock.js';

const HOUR = 3_600_000;
const ENDPOINT = 'https://graph.microsoft.com/v1.0';
const LIST = `${ENDPOINT}/auditLogs/provisioning`;
const span = (from: number, to: number) => ({ from, to });

describe('spans', () => {
  test('spans that touch or overlap become one', () => {
    assert.deepEqual(withSpan([span(0, 2), span(6, 8)], span(2, 4)), [span(0, 4), span(6, 8)]);
    assert.deepEqual(withSpan([span(0, 2), span(6, 8)], span(1, 7)), [span(0, 8)]);
    assert.deepEqual(withSpan([span(6, 8)], span(3, 3)), [span(6, 8)]);
  });

  test('what is taken away leaves what is before and behind', () => {
    assert.deepEqual(withoutSpan([span(0, 9)], span(3, 5)), [span(0, 3), span(5, 9)]);
    assert.deepEqual(missingSpans([span(0, 9)], [span(0, 4), span(6, 7)]), [span(4, 6), span(7, 9)]);
  });

  test('a span is covered only by all of it', () => {
    assert.equal(sharedTime([span(0, 4), span(6, 9)], span(3, 7)), 2);
    assert.equal(covers([span(0, 4), span(6, 9)], span(3, 7)), false);
    assert.equal(covers([span(0, 9)], span(3, 7)), true);
  });
});

describe('plan of slices', () => {
  const day = [span(0, 24 * HOUR)];

  test('the newest hour comes first, then longer slices while there is little in them', () => {
    const plan = new SlicePlan();
    assert.deepEqual(plan.next(day, []), span(23 * HOUR, 24 * HOUR));
    plan.widen(1);
    assert.deepEqual(plan.next(day, [span(23 * HOUR, 24 * HOUR)]), span(19 * HOUR, 23 * HOUR));
  });

  test('a slice of many pages makes the next one half as long', () => {
    const plan = new SlicePlan();
    plan.widen(9);
    assert.deepEqual(plan.next(day, []), span(23.5 * HOUR, 24 * HOUR));
  });

  test('a doubtful slice is halved until a second is left', () => {
    const plan = new SlicePlan();
    assert.equal(plan.narrow(span(0, 3000)), true);
    assert.deepEqual(plan.next([span(0, 3000)], []), span(1000, 3000));
    assert.equal(plan.narrow(span(0, 1000)), false);
  });

  test('nothing is left to ask for when all is dealt with', () => {
    assert.equal(new SlicePlan().next(day, [span(0, 24 * HOUR)]), null);
  });

  test('a refresh asks for fifteen minutes again, and once an hour for five hours', () => {
    assert.deepEqual(refreshFrom(10 * HOUR, 9.5 * HOUR, 10.1 * HOUR), { from: 9.75 * HOUR, isLong: false });
    assert.deepEqual(refreshFrom(10 * HOUR, 9 * HOUR, 10.1 * HOUR), { from: 5 * HOUR, isLong: true });
  });
});

describe('pace', () => {
  test('the sixth request waits until ten seconds after the first was answered', async () => {
    const clock = new FakeClock('2026-11-09T12:00:00Z');
    const { signal } = new AbortController();
    const start = clock.now();
    const pace = new RequestPace(clock);
    const begun: number[] = [];
    for (let index = 0; index < 6; index++) {
      await pace.send(async () => {
        begun.push(clock.now() - start);
        await clock.wait(200, signal);
      }, signal);
    }
    assert.deepEqual(begun, [0, 200, 400, 600, 800, 10_200]);
  });

  test('a request that is held back ends with its signal', async () => {
    const clock = new FakeClock('2026-11-09T12:00:00Z');
    const abort = new AbortController();
    const pace = new RequestPace({ now: clock.now, wait: () => new Promise(() => undefined) });
    pace.holdUntil(clock.now() + 1000);
    const sent = pace.send(() => Promise.resolve(), abort.signal);
    abort.abort('enough');
    await assert.rejects(sent, (reason) => reason === 'enough');
  });

  test('a clock that is set back holds nothing for longer than the window', async () => {
    const waited: number[] = [];
    let now = 100_000;
    const wait = (milliseconds: number) => {
      waited.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    };
    const pace = new RequestPace({ now: () => now, wait });
    const { signal } = new AbortController();
    for (let index = 0; index < 5; index++) await pace.send(() => Promise.resolve(), signal);
    now = 50_000;
    await pace.send(() => Promise.resolve(), signal);
    assert.deepEqual(waited, [10_000]);
  });
});

test('the usual timer waits its time, and ends at once with its signal', async () => {
  const start = Date.now();
  await timer(5, new AbortController().signal);
  assert.ok(Date.now() - start >= 5);
  const abort = new AbortController();
  const waiting = timer(1_000_000, abort.signal);
  abort.abort();
  assert.equal(await waiting, undefined);
});

describe('tries', () => {
  const middle = () => 0.5;

  test('a pause that is asked for is kept to', () => {
    assert.equal(pauseBeforeNextTry(429, 17_000, 1, middle), 17_000);
    assert.equal(pauseBeforeNextTry(503, 4000, 7, middle), 4000);
    assert.equal(pauseBeforeNextTry(429, 600_001, 1, middle), null);
  });

  test('without one the pause doubles up to thirty seconds', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => pauseBeforeNextTry(429, null, tries, middle));
    assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, null]);
  });

  test('chance moves a pause by a quarter at most', () => {
    assert.equal(
      pauseBeforeNextTry(429, null, 2, () => 0),
      1500,
    );
    assert.equal(
      pauseBeforeNextTry(429, null, 2, () => 1),
      2500,
    );
  });

  test('a service out of order gets three tries, one that took too long none', () => {
    assert.deepEqual(
      [1, 2, 3].map((tries) => pauseBeforeNextTry(500, null, tries, middle)),
      [1000, 2000, null],
    );
    assert.deepEqual(
      [1, 3].map((tries) => pauseBeforeNextTry(null, null, tries, middle)),
      [1000, null],
    );
    assert.equal(pauseBeforeNextTry(504, null, 1, middle), null);
  });
});

describe('pages', () => {
  test('a slice is asked for with gt and lt, the second before it included', () => {
    const slice = span(Date.parse('2026-11-09T11:00:00Z'), Date.parse('2026-11-09T12:00:00Z'));
    const filter =
      'activityDateTime%20gt%202026-11-09T10%3A59%3A59Z%20and%20activityDateTime%20lt%202026-11-09T12%3A00%3A00Z';
    assert.equal(firstPage(ENDPOINT, slice), `${LIST}?$filter=${filter}&$top=500`);
  });

  test('only links to the same list of the same service are followed', () => {
    const link = `${LIST}?$skiptoken=abc`;
    assert.equal(followable(link, ENDPOINT), link);
    const others = [
      'https://graph.microsoft.com.attacker.example/v1.0/auditLogs/provisioning?$skiptoken=abc',
      'http://graph.microsoft.com/v1.0/auditLogs/provisioning?$skiptoken=abc',
      'https://user@graph.microsoft.com/v1.0/auditLogs/provisioning?$skiptoken=abc',
      `${ENDPOINT}/users?$skiptoken=abc`,
      `${LIST}/../../me?$skiptoken=abc`,
      '/v1.0/auditLogs/provisioning?$skiptoken=abc',
      'https://graph.microsoft.com/v1.0/auditLogs/prov',
      LIST,
    ];
    for (const other of others) assert.equal(followable(other, ENDPOINT), null, other);
  });

  test('a body that holds no list is no page', () => {
    for (const text of ['<html>', 'null', '[]', '{"value":{}}', '{}']) {
      assert.throws(() => readPage(text), { name: 'SourceError', reason: 'invalid-data' }, text);
    }
    assert.deepEqual(readPage('{"value":[1],"@odata.nextLink":"x"}'), { records: [1], next: 'x' });
  });

  test('a page is full at what was asked for, at the size of pages with a link, and at round sizes before one was seen', () => {
    const sizes = new PageSizes();
    assert.deepEqual(
      [0, 10, 37, 100, 500].map((size) => sizes.isFull(size)),
      [false, false, false, true, true],
    );
    sizes.addLinked(37);
    assert.deepEqual(
      [0, 36, 37, 500].map((size) => sizes.isFull(size)),
      [false, false, true, true],
    );
  });

  test('slices believed before the size of pages was known are doubted once', () => {
    const sizes = new PageSizes();
    sizes.addLast(span(0, 1), 37);
    sizes.addLast(span(1, 2), 36);
    assert.deepEqual(sizes.takeDoubtful(), []);
    sizes.addLinked(37);
    assert.deepEqual(sizes.takeDoubtful(), [span(0, 1)]);
    assert.deepEqual(sizes.takeDoubtful(), []);
  });
});

describe('clouds', () => {
  test('each cloud has its own address and scope', () => {
    const services = (['public', 'government', 'dod', 'china'] as const).map((cloud) => graphService(cloud));
    assert.deepEqual(services, [
      { endpoint: 'https://graph.microsoft.com/v1.0', scope: 'https://graph.microsoft.com/.default' },
      { endpoint: 'https://graph.microsoft.us/v1.0', scope: 'https://graph.microsoft.us/.default' },
      { endpoint: 'https://dod-graph.microsoft.us/v1.0', scope: 'https://dod-graph.microsoft.us/.default' },
      {
        endpoint: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
        scope: 'https://microsoftgraph.chinacloudapi.cn/.default',
      },
    ]);
  });

  test('another endpoint keeps its path, or gets the version', () => {
    const audience = 'https://graph.microsoft.com';
    const scope = 'https://graph.microsoft.com/.default';
    assert.deepEqual(graphService({ endpoint: 'https://proxy.example/', audience }), {
      endpoint: 'https://proxy.example/v1.0',
      scope,
    });
    assert.deepEqual(graphService({ endpoint: 'http://localhost:80/graph/beta', audience }), {
      endpoint: 'http://localhost/graph/beta',
      scope,
    });
  });

  test('an unknown cloud, an unsafe address and no audience are refused', () => {
    assert.throws(() => graphService('mars' as 'public'), TypeError);
    assert.throws(() => graphService({ endpoint: 'http://proxy.example', audience: 'a' }), TypeError);
    assert.throws(() => graphService({ endpoint: 'https://proxy.example', audience: '' }), TypeError);
  });
});
