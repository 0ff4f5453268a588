import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SeededRandom } from '../../../src/sources/demo/random.js';
import { GraphEmulator, graphFailure, type GraphQuirks, type HeldEvent } from '../../emulator/graph.js';
import { countLoaded, eventBefore, MINUTE, setUp } from './events.js';

const RUNS = 60;

const troubles = fc.record({
  seed: fc.integer(),
  events: fc.integer({ min: 0, max: 400 }),
  pageSize: fc.integer({ min: 20, max: 120 }),
  overlap: fc.integer({ min: 0, max: 5 }),
  lostLinks: fc.constantFrom(0, 0.2, 0.9),
  faults: fc.constantFrom(0, 0.1, 0.3),
  late: fc.constantFrom(0, 0.2),
});

type Troubles = typeof troubles extends fc.Arbitrary<infer T> ? T : never;

/** Events of two weeks, half of them in the last day. */
function recordsOf({ events, seed }: Troubles): object[] {
  const random = new SeededRandom(seed);
  const minutes = () => random.below(random.chance(0.5) ? 1440 : 20_000) + 20;
  return Array.from({ length: events }, (_, index) => eventBefore(minutes(), `event ${index}`));
}

function quirksOf({ seed, pageSize, overlap, lostLinks, faults }: Troubles): GraphQuirks {
  const random = new SeededRandom(seed);
  let inARow = 0;
  const failure = (): Response | Error =>
    random.pick([
      () => graphFailure(429, 'TooManyRequests', { 'Retry-After': String(random.below(20)) }),
      () => graphFailure(429, 'TooManyRequests'),
      () => graphFailure(504, 'GatewayTimeout'),
      () => graphFailure(500, 'InternalServerError'),
      () => new TypeError('fetch failed'),
    ])();
  return {
    pageSize,
    overlap,
    order: (events) => shuffled(events, seed),
    // The first link teaches the size of pages: a service that never gives one cannot be found out for every size.
    link: (link, { isLink }) =>
      isLink && random.chance(lostLinks) ? random.pick([null, link.slice(0, -4), link.slice(0, 40)]) : link,
    fault: () => {
      const isFault = inARow < 2 && random.chance(faults);
      inARow = isFault ? inARow + 1 : 0;
      return isFault ? failure() : null;
    },
  };
}

/** The same order for the same events, whatever page of them is asked for. */
function shuffled(events: readonly HeldEvent[], seed: number): readonly HeldEvent[] {
  const random = new SeededRandom(seed);
  const places = new Map(events.map((event) => [event, random.next()]));
  return events.toSorted((one, other) => places.get(one)! - places.get(other)!);
}

/** Some of the newest come in after they should have been there. */
function delay(graph: GraphEmulator, { late }: Troubles): void {
  const arrives = Date.parse('2026-11-09T12:30:00Z');
  const count = Math.floor(graph.events.length * late);
  for (const event of graph.events.slice(0, count)) {
    event.arrives = event.activityDateTime > '2026-11-09T08:00:00Z' ? arrives : 0;
  }
}

test('whatever pages, order and troubles the service has, every event is found exactly once', async () => {
  const check = async (trouble: Troubles): Promise<void> => {
    const records = recordsOf(trouble);
    const { clock, graph, source } = setUp(records, quirksOf(trouble));
    delay(graph, trouble);
    for (let times = 0; times < 4; times++) {
      await countLoaded(source).catch(() => undefined);
      clock.skip(61 * MINUTE);
      source.refresh();
    }
    assert.deepEqual(await countLoaded(source, { last: 'P16D' }), { events: records.length, partial: undefined });
    const { value } = await source.query({ kind: 'about', filter: {} });
    assert.deepEqual([value.duplicates?.count, value.broken.count], [0, 0]);
    assert.ok(graph.mostInTenSeconds <= 5);
    source.close();
  };
  await fc.assert(fc.asyncProperty(troubles, check), { seed: 20261109, numRuns: RUNS });
});
