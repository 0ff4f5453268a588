import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { contractFixture } from '../../src/testing/index.js';
import { rowsOfAnswer, tableRows } from './table-rows.js';

const file = new URL('../fixtures/contract/log-analytics.json', import.meta.url);
const committed = rowsOfAnswer(JSON.parse(readFileSync(file, 'utf8')));

describe('tableRows', () => {
  it('makes of the contract’s records the rows of the committed answer', () => {
    const numbered = committed.map((row) => ({ ...row, DurationMs: numberOf(row['DurationMs']) }));
    assert.deepEqual(tableRows(contractFixture.records), numbered);
  });

  it('fills either generation of columns, or both', () => {
    const filled = new Set(committed.map((row) => `${row['Action'] !== ''} ${row['ProvisioningAction'] !== ''}`));
    assert.deepEqual([...filled].sort(), ['false false', 'false true', 'true false', 'true true']);
  });
});

describe('rowsOfAnswer', () => {
  it('gives nested values as their text', () => {
    const answer = { tables: [{ columns: [{ name: 'A' }, { name: 'B' }], rows: [[{ x: 1 }, null]] }] };
    assert.deepEqual(rowsOfAnswer(answer), [{ A: '{"x":1}', B: null }]);
  });
});

/** The answer has some numbers as text; the table keeps numbers. */
function numberOf(value: unknown): unknown {
  return typeof value === 'string' ? Number(value) : value;
}
