import type { ListDimension } from '../../model/filter.js';
import { isFilterValue } from '../../model/filter-normal.js';
import type { Grouping, Summary, SummaryQuestion, SummaryRow, SummaryTable } from '../../model/question.js';

/** What rows can be grouped by. */
export const GROUPINGS = ['none', 'action', 'cycle', 'object', 'error'] as const;

export type GroupBy = (typeof GROUPINGS)[number];
export type Dimension = Extract<ListDimension, Exclude<GroupBy, 'none'>>;

/** Groups of a page. */
export const GROUPS = 100;

/** Groups of so few events are open from the start. */
const FEW_EVENTS = 200;

/** A value with its counts. */
export interface Group {
  value: string;
  row: SummaryRow;
  failures: number;
}

/** Groups read so far. */
export interface GroupList {
  groups: readonly Group[];
  /** How many more there are, and the events in them. */
  more: { groups: number; events: number } | null;
  /** Where the next page begins. */
  next: string | null;
  table: SummaryTable;
}

/**
 * Groups are of the events that the filter admits, also where it names values of the same dimension: the rows are the same
 * in groups or without.
 */
export function groupingsOf(by: Dimension, after?: string): Grouping[] {
  // Cycles and objects are many and come and go; actions and errors are few.
  const order = by === 'cycle' || by === 'object' ? 'last' : 'events';
  const page = { order, top: GROUPS, ...(after !== undefined && { after }) } as const;
  return [
    { by: [by], ...page },
    { by: [by, 'status'], ...page },
  ];
}

/** The groups of a first page. */
export function firstGroups(summary: Summary): GroupList {
  const { groups, table } = groupsOf(summary);
  const more = table.otherValues > 0 ? { groups: table.otherValues, events: table.other[0]?.events ?? 0 } : null;
  return { groups, more, next: table.next, table };
}

/** The groups with those of the page that follows. */
export function withMore(list: GroupList, summary: Summary): GroupList {
  const { groups, table } = groupsOf(summary);
  const events = groups.reduce((sum, { row }) => sum + row.events, 0);
  const left = { groups: (list.more?.groups ?? 0) - groups.length, events: (list.more?.events ?? 0) - events };
  return {
    groups: [...list.groups, ...groups],
    more: table.next === null ? null : { groups: Math.max(1, left.groups), events: Math.max(0, left.events) },
    next: table.next,
    table: list.table,
  };
}

/** The question for the page behind those read. */
export function nextGroups(first: SummaryQuestion, by: Dimension, after: string): SummaryQuestion {
  return { ...first, groupings: groupingsOf(by, after) };
}

/** All events of a list of groups, those of the groups to come included. */
export function eventsOf({ groups, more }: GroupList): number {
  return groups.reduce((sum, { row }) => sum + row.events, more?.events ?? 0);
}

/** Does a group show its rows until a person closes it? */
export function opensAtFirst({ value }: Group, list: GroupList): boolean {
  return isFilterValue(value) && (list.groups.length === 1 || eventsOf(list) <= FEW_EVENTS);
}

function groupsOf({ tables }: Summary): { groups: Group[]; table: SummaryTable } {
  const [table, byStatus] = tables;
  if (!table || !byStatus) throw new TypeError('Two tables were expected.');
  const failures = new Map(byStatus.rows.flatMap(({ key: [value, status], events }) => status === 'failure' ? [[value!, events] as const] : [])); // prettier-ignore
  const groups = table.rows.map((row) => ({ value: row.key[0]!, row, failures: failures.get(row.key[0]!) ?? 0 }));
  return { groups, table };
}
