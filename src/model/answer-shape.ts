import type { SyncQuestion } from './question.js';
import { SourceError } from './source-error.js';

type Fields = Record<string, unknown>;

/**
 * Throws `invalid-data`, naming the first part of an answer that has another shape than its question asks for, so that a
 * wrong adapter is told where it is wrong.
 */
export function checkAnswer(question: SyncQuestion, result: unknown): void {
  const expect = (holds: boolean, what: string) => {
    if (!holds)
      throw new SourceError('invalid-data', `The data source answered a "${question.kind}" question wrongly: ${what}.`);
  };
  expect(isObject(result) && 'value' in result, 'a result { value, partial? } was expected');
  const { value } = result as { value: unknown };
  if (question.kind === 'record' && value === null) return;
  expect(isObject(value), 'value is not an object');
  const fields = value as Fields;
  switch (question.kind) {
    case 'about':
      expect(
        isTimeOrNull(fields['earliest']) && isTimeOrNull(fields['latest']),
        'value.earliest and value.latest must be time text or null',
      );
      expect(
        isObject(fields['broken']) &&
          typeof fields['broken']['count'] === 'number' &&
          Array.isArray(fields['broken']['samples']),
        'value.broken must be { count, samples }',
      );
      expect(
        fields['duplicates'] === null || isObject(fields['duplicates']),
        'value.duplicates must be { count, samples } or null',
      );
      return;
    case 'summary': {
      const tables = fields['tables'];
      expect(
        Array.isArray(tables) && tables.length === question.groupings.length,
        'value.tables must hold one table for each grouping',
      );
      for (const table of tables as unknown[]) {
        expect(
          isObject(table) &&
            [table['rows'], table['other']].every((rows) => Array.isArray(rows) && rows.every(isSummaryRow)),
          'each table must hold rows and other, each row its key, events, objects, firstSeen and lastSeen',
        );
        expect(
          (table as Fields)['objectCounts'] === undefined || (table as Fields)['objectCounts'] === 'estimated',
          'objectCounts of a table must be "estimated" or absent',
        );
      }
      return;
    }
    case 'objects':
    case 'records':
      expect(Array.isArray(fields['rows']), 'value.rows must be a list');
      return;
    case 'record':
      expect(typeof fields['id'] === 'string' && typeof fields['time'] === 'string', 'value must be a record or null');
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isTimeOrNull(value: unknown): boolean {
  return value === null || isTime(value);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function isSummaryRow(row: unknown): boolean {
  if (!isObject(row) || !Array.isArray(row['key'])) return false;
  const { events, objects, firstSeen, lastSeen } = row;
  return typeof events === 'number' && typeof objects === 'number' && isTime(firstSeen) && isTime(lastSeen);
}
