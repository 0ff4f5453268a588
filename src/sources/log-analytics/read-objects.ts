import type { OBJECT_COLUMNS, ObjectCursor } from '../../kql/objects.js';
import { badQuery } from '../../model/checks.js';
import type { ObjectRow, ObjectsPage, ObjectsQuestion } from '../../model/question.js';
import { toTimeText } from '../../model/time.js';
import { present, type Row } from './rows.js';

type Column = keyof typeof OBJECT_COLUMNS;

/** A page of objects; the row beyond the limit says that there are more. */
export function readObjects(rows: readonly Row<Column>[], limit: number, isFirst: boolean): ObjectsPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(readObject),
    total: isFirst ? (rows[0]?.whole('total') ?? 0) : null,
    next: rows.length > limit && last ? cursorText(last) : null,
  };
}

/** The cursor that a page's `next` stands for. Throws `bad-query` for other text. */
export function readCursor(after: string | undefined, by: ObjectsSort): ObjectCursor | null {
  if (after === undefined) return null;
  const [measure, key] = listIn(after);
  if (typeof measure === 'string' && typeof key === 'string' && isMeasure(measure, by)) return { measure, key };
  throw badQuery('page.after', 'is not what a page of this source gave as next');
}

type ObjectsSort = NonNullable<ObjectsQuestion['sort']>['by'];

function isMeasure(text: string, by: ObjectsSort): boolean {
  if (by === 'name' || by === 'type') return true;
  return by === 'events' ? /^\d{1,15}$/.test(text) : toTimeText(text) !== null;
}

function listIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function cursorText(row: Row<Column>): string {
  return JSON.stringify([row.text('measure') ?? '', present(row.text('key'), 'key')]);
}

function readObject(row: Row<Column>): ObjectRow {
  return {
    key: present(row.text('key'), 'key'),
    sourceId: row.text('sourceId'),
    targetId: row.text('targetId'),
    sourceName: row.text('sourceName'),
    targetName: row.text('targetName'),
    upn: row.text('upn'),
    type: present(row.text('type'), 'type'),
    events: present(row.whole('events'), 'events'),
    firstSeen: present(row.time('firstSeen'), 'firstSeen'),
    lastSeen: present(row.time('lastSeen'), 'lastSeen'),
    last: {
      id: present(row.text('lastId'), 'lastId'),
      time: present(row.time('lastTime'), 'lastTime'),
      action: present(row.text('lastAction'), 'lastAction'),
      status: present(row.text('lastStatus'), 'lastStatus'),
      errorCode: row.text('lastErrorCode'),
      reason: row.text('lastReason'),
    },
  };
}
