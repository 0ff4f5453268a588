import type { GraphSource } from '../../../src/sources/index.js';
import { graphSource, type GraphOptions } from '../../../src/sources/graph/graph-source.js';
import type { PartialAnswer, SyncQuestion } from '../../../src/model/question.js';
import type { SyncRange } from '../../../src/model/filter.js';
import { GraphEmulator, type GraphQuirks } from '../../emulator/graph.js';
import { FakeClock } from './fake-clock.js';

export const NOW = '2026-11-09T12:00:00Z';
export const MINUTE = 60_000;

/** A record of cloud sync from AD, so long before now. */
export function eventBefore(minutes: number, id = `event-${minutes}`): object {
  return {
    id,
    activityDateTime: new Date(Date.parse(NOW) - minutes * MINUTE).toISOString().replace('.000Z', 'Z'),
    jobId: 'AD2AADProvisioning.contoso.b7e0',
    changeId: `change of ${id}`,
    provisioningAction: 'create',
    servicePrincipal: { id: 'app', displayName: 'corp.contoso.com' },
    sourceSystem: { id: 'ad', displayName: 'Active Directory', details: {} },
    targetSystem: { id: 'entra', displayName: 'Microsoft Entra ID', details: {} },
    sourceIdentity: { id: `object of ${id}`, displayName: id, identityType: 'user', details: {} },
    targetIdentity: { id: '', displayName: '', identityType: 'User', details: {} },
    provisioningStatusInfo: { status: 'success', errorInformation: null },
    provisioningSteps: [],
    modifiedProperties: [],
  };
}

/** An event every so many minutes, newest first. */
export function eventsEvery(minutes: number, count: number): object[] {
  return Array.from({ length: count }, (_, index) => eventBefore((index + 1) * minutes));
}

export interface Setting {
  clock: FakeClock;
  graph: GraphEmulator;
  source: GraphSource;
}

/** A source over an emulated Graph, both in a time of their own. */
export function setUp(
  records: readonly object[],
  quirks: GraphQuirks = {},
  options: Partial<GraphOptions> = {},
): Setting {
  const clock = new FakeClock(NOW);
  const graph = new GraphEmulator(records, clock, quirks);
  const token = () => Promise.resolve('token');
  const source = graphSource({ token, fetch: graph.fetch, random: () => 0.5, ...clock, ...options });
  return { clock, graph, source };
}

/** The number of all events; of the last fourteen days unless another range is given. */
export function totals(range?: SyncRange): SyncQuestion & { kind: 'summary' } {
  return { kind: 'summary', filter: range ? { range } : {}, zone: 'UTC', groupings: [{ by: [] }] };
}

export interface Count {
  events: number;
  partial: PartialAnswer | undefined;
}

/** What the source answers at present. */
export async function countNow(source: GraphSource, range?: SyncRange): Promise<Count> {
  const { value, partial } = await source.query(totals(range));
  return { events: value.tables[0]?.rows[0]?.events ?? 0, partial };
}

/** The answers until no more is on its way, each asked for when `watch` tells. */
export async function countsUntilLoaded(source: GraphSource, range?: SyncRange): Promise<Count[]> {
  const counts: Count[] = [];
  for (;;) {
    let tell = (): void => undefined;
    const news = new Promise<void>((resolve) => (tell = resolve));
    const stop = source.watch(tell);
    const count = await countNow(source, range);
    counts.push(count);
    if (count.partial?.reason === 'loading') await news;
    stop();
    if (count.partial?.reason !== 'loading') return counts;
  }
}

/** The answer when no more is on its way. */
export async function countLoaded(source: GraphSource, range?: SyncRange): Promise<Count> {
  return (await countsUntilLoaded(source, range)).at(-1)!;
}
