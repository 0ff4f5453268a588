import { describe, test } from 'node:test';
import { graphSource, type SyncDataSource } from '../../../src/sources/index.js';
import { runSourceContract, type ContractFixture } from '../../../src/testing/index.js';
import { GraphEmulator, graphFailure, type GraphQuirks } from '../../emulator/graph.js';
import { FakeClock } from './fake-clock.js';

const token = () => Promise.resolve('token');

/** Behind the contract's last record, with all of them still kept. */
function sourceOver({ records }: ContractFixture, quirks: GraphQuirks): SyncDataSource {
  const clock = new FakeClock('2026-11-09T12:00:00Z');
  const { fetch } = new GraphEmulator(records, clock, quirks);
  return graphSource({ token, fetch, retentionDays: 700, random: () => 0.5, ...clock });
}

const failFirst: GraphQuirks['fault'] = (_, count) =>
  count === 1 ? graphFailure(403, 'Authorization_RequestDenied') : null;

const loseEnds: GraphQuirks['fault'] = ({ before }) =>
  before > '2026-11-09T11:30' || before < '2026-10-20' ? graphFailure(501, 'NotImplemented') : null;

describe('Microsoft Graph', () =>
  runSourceContract(test, (fixture) => sourceOver(fixture, {}), {
    makeFailing: (fixture) => sourceOver(fixture, { fault: failFirst }),
    makePartial: (fixture) => sourceOver(fixture, { fault: loseEnds }),
  }));

describe('Microsoft Graph with small pages that overlap, out of order', () =>
  runSourceContract(test, (fixture) =>
    sourceOver(fixture, { pageSize: 40, overlap: 3, order: (events) => events.toReversed() }),
  ));
