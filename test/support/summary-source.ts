import type {
  Answers,
  Grouping,
  SummaryQuestion,
  SummaryRow,
  SummaryTable,
  SyncQuestion,
} from '../../src/model/question.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';

/** A source of literal numbers: `tableFor` gives the table of each grouping asked for. */
export function summarySource(tableFor: (grouping: Grouping) => Partial<SummaryTable>): SyncDataSource & {
  asked: SummaryQuestion[];
} {
  const asked: SummaryQuestion[] = [];
  const empty: SummaryTable = { rows: [], other: [], otherValues: 0, next: null, bins: null };
  const answer = (question: SyncQuestion): Answers[keyof Answers] => {
    if (question.kind !== 'summary') return about;
    asked.push(question);
    return { tables: question.groupings.map((grouping) => ({ ...empty, ...tableFor(grouping) })) };
  };
  return {
    asked,
    supports: () => true,
    query: (question) => Promise.resolve({ value: answer(question) as never }),
  };
}

/** One row of a table; seen once at the time given. */
export function summaryRow(key: string[], events: number, objects: number, more: Partial<SummaryRow> = {}): SummaryRow {
  const seen = '2026-11-14T03:00:00.0000000Z';
  return { key, events, objects, firstSeen: seen, lastSeen: seen, ...more };
}

const about: Answers['about'] = {
  earliest: '2026-11-12T03:00:00.0000000Z',
  latest: '2026-11-14T03:00:00.0000000Z',
  events: 60,
  loaded: null,
  retentionDays: null,
  kinds: ['about', 'summary'],
  objectCounts: 'exact',
  broken: { count: 0, samples: [] },
  duplicates: null,
};
