import type { PartialAnswer } from '../model/question.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { contractFixture } from './answer-cases.js';
import { answerOf, ask, askRightly, assertFails, expectedAnswer, mayRefuse } from './asking.js';
import { contractCase, failure, frozen } from './contract.js';
import type { ContractCase } from './contract.js';
import { duplicateRecords } from './contract-fixture.js';
import { firstDifference } from './difference.js';

const totals = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: [] }] } as const;

/** Two records with one id: a source that de-duplicates counts one and says so; one that counts rows says `duplicates: null`. */
export const duplicateCases: readonly ContractCase[] = [
  contractCase(
    'two records with one id are one event, or about says that ids are not looked at',
    frozen({ records: duplicateRecords }),
    async (source) => {
      const about = { kind: 'about', filter: {} } as const;
      const { duplicates } = await ask(source, about);
      const expected =
        duplicates === null ? { events: 3, samples: null } : { events: 2, samples: { count: 1, samples: ['twice'] } };
      const events = (await ask(source, totals)).tables[0]?.rows[0]?.events;
      const difference = firstDifference(expected, { events, samples: duplicates });
      if (difference) throw failure('Duplicates are counted wrongly', about, difference);
    },
  ),
  contractCase(
    'about tells of no duplicates where a second filter restricts what is seen',
    frozen({ records: duplicateRecords }),
    async (source) => {
      const about = { kind: 'about', filter: { within: { direction: 'all' } } } as const;
      if (mayRefuse(source, about)) return;
      const { duplicates } = await ask(source, about);
      if (duplicates !== null)
        throw failure('about says too much', about, { path: 'duplicates', expected: null, actual: duplicates });
    },
  ),
];

/** For a source whose first loading fails and whose second succeeds. */
export const failingCases: readonly ContractCase[] = [
  contractCase(
    'a failure is a SourceError, and is not kept: the next question is answered',
    contractFixture,
    async (source) => {
      await assertFails(source, totals);
      await askRightly(source, expectedAnswer('totals: sync type password'));
      await askRightly(source, expectedAnswer('about: default'));
    },
  ),
];

const reasons: readonly PartialAnswer['reason'][] = ['rows', 'size', 'time', 'loading', 'unread', 'service'];

async function assertPartial(source: SyncDataSource): Promise<void> {
  const { value, partial } = await answerOf(source, totals);
  if (!partial || !reasons.includes(partial.reason) || !(partial.limit === null || Number.isFinite(partial.limit))) {
    throw failure('An incomplete answer does not say so', totals, {
      path: 'partial',
      expected: { reason: reasons, limit: 'a number or null' },
      actual: partial,
    });
  }
  const events = value.tables[0]?.rows[0]?.events ?? 0;
  const whole = expectedAnswer('summary of filter: default').expected as typeof value;
  const all = whole.tables[0]?.rows[0]?.events ?? 0;
  if (events > all)
    throw failure('A partial answer counts more than there is', totals, {
      path: 'events',
      expected: all,
      actual: events,
    });
}

/** For a source that can read a part of the records only. */
export const partialCases: readonly ContractCase[] = [
  contractCase('an incomplete answer says why, and counts no more than there is', contractFixture, assertPartial),
];

/** For any source: what is complete is not called partial. */
export const completeCases: readonly ContractCase[] = [
  contractCase('a complete answer is not called partial', contractFixture, async (source) => {
    await ask(source, totals);
  }),
];
