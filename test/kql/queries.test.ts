import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { SyncQuestion } from '../../src/model/question.js';
import type { LogsClient } from '../../src/sources/log-analytics/client.js';
import { logAnalyticsSource } from '../../src/sources/log-analytics/log-analytics-source.js';
import { checkKqlOnce, type KqlCheck } from '../emulator/kusto.js';
import { anyObjects, anyRecord, anyRecords, anySummary, anyFilter } from './any-question.js';

const RUNS = Number(process.env.LONG_TESTS === '1' ? 2000 : 20);

const anyAbout = anyFilter.map((filter): SyncQuestion => ({ kind: 'about', filter }));

describe('every query that a question can become', () => {
  const kinds: [string, fc.Arbitrary<SyncQuestion>][] = [
    ['about', anyAbout],
    ['summary', anySummary],
    ['objects', anyObjects],
    ['records', anyRecords],
    ['record', anyRecord],
  ];
  for (const [kind, questions] of kinds) {
    it(`is right in the eyes of Microsoft's parser, and returns the columns that are read: ${kind}`, async () => {
      await fc.assert(
        fc.asyncProperty(questions, async (question) => {
          for (const [text, { diagnostics }] of await queriesOf(question)) assert.deepEqual(diagnostics, [], text);
        }),
        { seed: 20261123, numRuns: RUNS },
      );
    });
  }
});

/** The texts that reach the service; it answers with the right columns and no rows. */
async function queriesOf(question: SyncQuestion): Promise<Map<string, KqlCheck>> {
  const checks = new Map<string, KqlCheck>();
  const client: LogsClient = {
    queryWorkspace: (_id, text) => {
      const check = checkKqlOnce(text);
      checks.set(text, check);
      return Promise.resolve({ status: 'Success', tables: [{ columnDescriptors: check.columns, rows: [] }] });
    },
  };
  const workspaceId = '00000000-0000-0000-0000-000000000001';
  await logAnalyticsSource({ client, workspaceId, now: () => Date.UTC(2026, 10, 9) }).query(question);
  return checks;
}
