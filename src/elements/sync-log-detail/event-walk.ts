import type { ReactiveElement } from 'lit';
import { type PanelEnvironment, QueryController, type QueryState, SyncShowEvent } from '../../panel/index.js';
import type { RecordCursor } from '../../model/filter.js';
import type { RecordQuestion, RecordsPage, RecordsQuestion } from '../../model/question.js';

/** What `sync-log-detail` asks first: the event itself, or which event is the newest. */
export type EventQuestion = RecordQuestion | RecordsQuestion;

export type WalkDirection = 'newer' | 'older';

/** Where the shown event stands among those of the filter: from 1, newest first. */
export interface WalkPosition {
  index: number | 'outside' | 'unknown';
  total: number;
}

/**
 * Which event is shown, and which come before and after it in the filter. The event itself need not pass the filter: its
 * neighbours are then the nearest ones in time that do. Ties of time are walked by id, as the sources order them.
 */
export class EventWalk {
  readonly #host: ReactiveElement;
  readonly #environment: PanelEnvironment;
  readonly #neighbours: Record<WalkDirection, QueryController<RecordsQuestion>>;
  #shown: { id: string; time?: string } | null = null;
  /** The shown event's exact time; what a user gives as time is only a hint. */
  #cursor: RecordCursor | null = null;
  /** The event is the newest of data still on its way: a newer one takes its place unless somebody walks on. */
  #provisional = false;
  /** A step that waits for its neighbour to be known. */
  #wanted: WalkDirection | null = null;

  constructor(host: ReactiveElement, environment: PanelEnvironment) {
    this.#host = host;
    this.#environment = environment;
    this.#neighbours = {
      newer: new QueryController(host, environment, () => this.#neighbourQuestion(false)),
      older: new QueryController(host, environment, () => this.#neighbourQuestion(true)),
    };
  }

  /** Begins at an event, its time being a hint; without one at the newest in the filter. */
  begin(event: { id: string; time?: string } | null): void {
    this.#shown = event;
    this.#cursor = null;
    this.#wanted = null;
    this.#provisional = false;
    this.#host.requestUpdate();
  }

  /** What to ask for the event that is to be shown. */
  question(): EventQuestion {
    if (this.#shown) {
      const { within } = this.#environment.chosenFilter;
      return { kind: 'record', ...this.#shown, ...(within && { filter: { within } }) };
    }
    const filter = this.#environment.filter;
    return { kind: 'records', filter, sort: { by: 'time', descending: true }, page: { limit: 1 } };
  }

  /** Goes to the neighbour, as soon as it is known; nowhere from an event whose time is not known. */
  step(direction: WalkDirection): void {
    if (!this.#cursor) return;
    this.#provisional = false;
    this.#wanted = direction;
    this.#host.requestUpdate();
  }

  /** Takes what has arrived; called once in each update, before questions are asked. */
  follow(state: QueryState<EventQuestion>): void {
    if (state.kind === 'ready') {
      const { question, value, partial } = state.answered;
      if (question.kind === 'records') {
        this.#provisional = partial?.reason === 'loading';
        this.#show(firstRow(value));
      } else this.#cursor ??= cursorOf(value) ?? (question.time ? { time: question.time, id: question.id } : null);
    }
    if (this.#provisional && firstRow(this.#page('newer'))) this.begin(null);
    const step = this.#wanted && this.#neighbours[this.#wanted].state;
    if (!step || step.kind === 'loading') return;
    this.#wanted = null;
    const next = step.kind === 'ready' ? firstRow(step.answered.value) : null;
    this.#show(next);
    if (next) this.#host.dispatchEvent(new SyncShowEvent(next.id, next.time));
  }

  /** Whether there is an event that way; `asked` while that is on its way, `failed` where nobody can tell. */
  neighbour(direction: WalkDirection): 'there' | 'none' | 'asked' | 'failed' {
    const { state } = this.#neighbours[direction];
    if (state.kind === 'error') return 'failed';
    if (state.kind !== 'ready') return state.kind === 'loading' ? 'asked' : 'none';
    const page = this.#page(direction);
    if (!page) return 'failed';
    return firstRow(page) ? 'there' : 'none';
  }

  /** Looks the neighbours up again. */
  retry(): void {
    for (const neighbour of Object.values(this.#neighbours)) neighbour.retry();
  }

  /** `null` while it is not known, or where the source does not count. */
  get position(): WalkPosition | null {
    const [newer, older] = [this.#page('newer'), this.#page('older')];
    if (!newer || !older || typeof older.total !== 'number') return null;
    const { total } = older;
    const upToHere = rowsBefore(older);
    const fromHere = rowsBefore(newer);
    if (upToHere === null || fromHere === null) return { index: 'unknown', total };
    // An event of the filter is counted from both ends, one outside it from neither.
    return { index: upToHere + fromHere > total ? upToHere : 'outside', total };
  }

  #page(direction: WalkDirection): RecordsPage | null {
    const { state } = this.#neighbours[direction];
    return state.kind === 'ready' && isPage(state.answered.value) ? state.answered.value : null;
  }

  #show(cursor: RecordCursor | null): void {
    if (!cursor) return;
    this.#shown = { id: cursor.id, time: cursor.time };
    this.#cursor = cursor;
  }

  #neighbourQuestion(descending: boolean): RecordsQuestion | null {
    if (!this.#cursor) return null;
    const filter = this.#environment.filter;
    return { kind: 'records', filter, sort: { by: 'time', descending }, page: { after: this.#cursor, limit: 1 } };
  }
}

function rowsBefore({ rows, offset, total }: RecordsPage): number | null {
  return rows.length === 0 ? total : offset;
}

// Sources are other people's code: what is no page, or no record, leads nowhere instead of throwing in an update.
function isPage(value: unknown): value is RecordsPage {
  return typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows);
}

function firstRow(value: unknown): RecordCursor | null {
  return isPage(value) ? cursorOf(value.rows[0]) : null;
}

function cursorOf(record: unknown): RecordCursor | null {
  if (typeof record !== 'object' || record === null || !('id' in record) || !('time' in record)) return null;
  return typeof record.id === 'string' && typeof record.time === 'string' ? { id: record.id, time: record.time } : null;
}
