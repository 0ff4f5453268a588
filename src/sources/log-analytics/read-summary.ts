import type { BinnedGrouping } from '../../kql/summary.js';
import { isPaged, type SUMMARY_COLUMNS, type SummaryPart } from '../../kql/grouping.js';
import { ordinal } from '../../model/order.js';
import type { Grouping, SummaryRow, SummaryTable } from '../../model/question.js';
import { present, type Row } from './rows.js';

type Column = keyof typeof SUMMARY_COLUMNS;
type SummaryCells = Map<SummaryPart, Row<Column>[]>;

/** The tables of a summary out of the one table that its query returns. */
export function readSummary(
  rows: readonly Row<Column>[],
  groupings: readonly BinnedGrouping[],
  estimated: boolean,
): SummaryTable[] {
  const parts = groupings.map((): SummaryCells => new Map());
  for (const row of rows) {
    const grouping = present(row.whole('grouping'), 'grouping');
    const cells = present(parts[grouping] ?? null, `grouping ${grouping}`);
    const part = present(row.text('part'), 'part') as SummaryPart;
    const known = cells.get(part);
    if (known) known.push(row);
    else cells.set(part, [row]);
  }
  return groupings.map((grouping, index) => readTable(parts[index]!, grouping, estimated));
}

function readTable(cells: SummaryCells, { grouping, bins }: BinnedGrouping, estimated: boolean): SummaryTable {
  const { by, latest = false, top, after } = grouping;
  const values = by.length > 0 ? orderedValues(cells.get('value') ?? [], grouping) : [];
  const places = new Map(values.map((value, place) => [value, place]));
  const seconds = by.length > 1;
  const toRow = (row: Row<Column>, newest: ReadonlyMap<string, Row<Column>>, withFirst: boolean): SummaryRow =>
    readRow(
      row,
      [...(withFirst ? [keyText(row, 'key1')] : []), ...(seconds ? [keyText(row, 'key2')] : [])],
      latest ? newest : null,
    );
  const inOrder = (one: Row<Column>, other: Row<Column>): number =>
    (places.get(keyText(one, 'key1')) ?? 0) - (places.get(keyText(other, 'key1')) ?? 0) ||
    ordinal(one.text('binStart') ?? '', other.text('binStart') ?? '') ||
    present(other.whole('events'), 'events') - present(one.whole('events'), 'events') ||
    ordinal(keyText(one, 'key2'), keyText(other, 'key2'));
  const counted = (part: SummaryPart) =>
    (cells.get(part) ?? []).filter((row) => row.whole('events') !== 0).sort(inOrder);
  const cellPart = by.length > 0 && !seconds && !bins ? 'value' : 'cell';
  const total = cells.get('values')?.[0]?.whole('events') ?? values.length;
  const last = cells.get('value')?.reduce((most, row) => Math.max(most, row.whole('place') ?? 0), 0) ?? 0;
  return {
    rows: counted(cellPart).map((row) => toRow(row, newestOf(cells.get('newest')), by.length > 0)),
    other: counted('other').map((row) => toRow(row, newestOf(cells.get('newestOther')), false)),
    otherValues: top !== undefined && after === undefined ? total - values.length : 0,
    next: isPaged(grouping) && values.length > 0 && last < total ? values.at(-1)! : null,
    bins,
    ...(estimated && { objectCounts: 'estimated' as const }),
  };
}

/** The first dimension's values as they are shown: as the service ranked them, or by the measure of the grouping. */
function orderedValues(rows: readonly Row<Column>[], grouping: Grouping): string[] {
  const { order = 'events' } = grouping;
  const compare = (one: Row<Column>, other: Row<Column>): number => {
    if (isPaged(grouping)) return present(one.whole('place'), 'place') - present(other.whole('place'), 'place');
    const measured =
      order === 'last'
        ? ordinal(other.text('lastSeen') ?? '', one.text('lastSeen') ?? '')
        : present(other.whole(order), order) - present(one.whole(order), order);
    return measured || ordinal(keyText(one, 'key1'), keyText(other, 'key1'));
  };
  return [...rows].sort(compare).map((row) => keyText(row, 'key1'));
}

const keyText = (row: Row<Column>, name: 'key1' | 'key2'): string => {
  const value = row.raw(name);
  return typeof value === 'string' ? value : '';
};

const cellKey = (row: Row<Column>): string =>
  JSON.stringify([keyText(row, 'key1'), keyText(row, 'key2'), row.text('binStart')]);

function newestOf(rows: readonly Row<Column>[] | undefined): ReadonlyMap<string, Row<Column>> {
  return new Map((rows ?? []).map((row) => [cellKey(row), row]));
}

function readRow(row: Row<Column>, key: string[], newest: ReadonlyMap<string, Row<Column>> | null): SummaryRow {
  const bin = row.time('binStart');
  const latest = newest?.get(cellKey(row));
  return {
    key,
    ...(bin !== null && { bin }),
    events: present(row.whole('events'), 'events'),
    objects: present(row.whole('objects'), 'objects'),
    firstSeen: present(row.time('firstSeen'), 'firstSeen'),
    lastSeen: present(row.time('lastSeen'), 'lastSeen'),
    ...(latest && {
      latest: {
        id: present(latest.text('id'), 'id'),
        time: present(latest.time('lastSeen'), 'lastSeen'),
        action: present(latest.text('action'), 'action'),
        status: present(latest.text('status'), 'status'),
        errorCode: latest.text('errorCode'),
        reason: latest.text('reason'),
        jobId: latest.text('job'),
      },
    }),
  };
}
