import type { SyncFilter } from '../../model/filter.js';
import { isFilterValue } from '../../model/filter-normal.js';
import type { AnswerTo, PartialAnswer, RecordsPage, Summary, SummaryQuestion } from '../../model/question.js';
import { type SourceError, toSourceError } from '../../model/source-error.js';
import type { Asker } from '../../panel/asker.js';
import type { Line } from '../../panel/rows/outline.js';
import type { RecordRows } from '../../panel/rows/record-rows.js';
import { TableLines, type TableSection } from '../../panel/rows/table-lines.js';
import type { Grid } from './grid.js';
import {
  type Dimension,
  firstGroups,
  type Group,
  type GroupList,
  nextGroups,
  opensAtFirst,
  withMore,
} from './groups.js';
import type { LogQuestion, LogView } from './log-view.js';
import { ObjectNames } from './object-names.js';
import { rowsFrom, type RowsOrigin, rowsToCome } from './view-rows.js';

/** The rows and groups of the table: begins with the answer that the frame shows, asks for the rest itself. */
export class LogData {
  readonly lines = new TableLines();
  readonly #grid: () => Grid;
  readonly #changed: () => void;
  #asker: Asker | null = null;
  #view: LogView | null = null;
  #question: LogQuestion | null = null;
  #value: unknown = null;
  #groups: GroupList | null = null;
  #rows = new Map<string, RecordRows>();
  #names = new ObjectNames();
  readonly #chosen = new Map<string, boolean>();
  #loading: AbortController | null = null;
  #failed: SourceError | null = null;
  #renewing = false;

  /** @param changed called when what stands above the table may have changed */
  constructor(grid: () => Grid, changed: () => void) {
    this.#grid = grid;
    this.#changed = changed;
  }

  get groups(): GroupList | null {
    return this.#groups;
  }

  /** Where more groups stand: are they on their way, could they not be loaded? */
  get moreGroups(): 'idle' | 'loading' | SourceError {
    return this.#failed ?? (this.#loading ? 'loading' : 'idle');
  }

  /** The rows of the only list; `null` where rows are grouped. */
  get onlyRows(): RecordRows | null {
    return this.#groups ? null : (this.#rows.get('') ?? null);
  }

  /** Why rows loaded after the first page are incomplete. */
  get partial(): PartialAnswer | null {
    for (const { partial } of this.#rows.values()) if (partial) return partial;
    return null;
  }

  groupAt({ section }: Line): Group | null {
    return this.#groups?.groups[section] ?? null;
  }

  /** What people call the object that a group stands for; `null` where it is none, or nobody knows. */
  nameOf({ value }: Group): string | null {
    return this.#view?.by === 'object' ? this.#names.of(value) : null;
  }

  isOpen({ value }: Group): boolean {
    return this.#rows.has(value);
  }

  /** Takes the answer to a view's question. */
  show(asker: Asker, view: LogView, question: LogQuestion, value: AnswerTo<LogQuestion>): void {
    if (value === this.#value && asker === this.#asker) return;
    const isNews = asker === this.#asker && view.key === this.#view?.key;
    this.#value = value;
    if (isNews) void this.#renew(view, question);
    else this.#begin(asker, view, question);
  }

  /** Cancels what is under way. */
  close(): void {
    this.#loading?.abort();
    this.#loading = null;
    for (const rows of this.#rows.values()) rows.close();
    this.#rows.clear();
    this.#value = null;
    this.#view = null;
  }

  /** Shows the rows of a group, or no longer. Answers whether that is another state. */
  expandGroup(group: Group, open: boolean): boolean {
    if (this.isOpen(group) === open || (open && !isFilterValue(group.value))) return false;
    this.#chosen.set(group.value, open);
    if (open) this.#rows.set(group.value, this.#rowsOf(group));
    else {
      this.#rows.get(group.value)?.close();
      this.#rows.delete(group.value);
    }
    this.#grid().keep(() => this.#setSections());
    this.#changed();
    return true;
  }

  /** Loads the next page of groups. */
  async loadGroups(): Promise<void> {
    const list = this.#groups;
    if (!list?.next || this.#loading) return;
    const loading = (this.#loading = new AbortController());
    this.#failed = null;
    this.#draw();
    try {
      const more = await this.#askGroups(list, loading.signal);
      if (this.#loading !== loading) return;
      this.#groups = more;
    } catch (thrown) {
      if (this.#loading !== loading) return;
      this.#failed = toSourceError(thrown);
    }
    this.#loading = null;
    this.#grid().keep(() => this.#setSections());
    this.#draw();
    void this.#askNames();
  }

  #begin(asker: Asker, view: LogView, question: LogQuestion): void {
    const value = this.#value;
    const isOther = asker !== this.#asker || view.by !== this.#view?.by;
    this.close();
    if (isOther) this.#chosen.clear();
    if (asker !== this.#asker) this.#names = new ObjectNames();
    [this.#asker, this.#view, this.#question, this.#value] = [asker, view, question, value];
    this.#failed = null;
    this.#groups = this.#groupsIn(value);
    this.lines.reorder();
    this.#rows = this.#listsOf(value, this.#groups);
    this.#setSections();
    this.#grid().reset();
    void this.#askNames();
  }

  /** The same view after news: what is seen stays where it is, and old rows stay until new ones are there. */
  async #renew(view: LogView, question: LogQuestion): Promise<void> {
    [this.#view, this.#question] = [view, question];
    if (this.#renewing) return;
    this.#renewing = true;
    try {
      for (let value: unknown = null; value !== this.#value && this.#view !== null;) {
        value = this.#value;
        await this.#replace(value, this.#view.key);
      }
    } finally {
      this.#renewing = false;
    }
  }

  async #replace(value: unknown, key: string): Promise<void> {
    const isLeft = () => this.#view?.key !== key;
    let groups = this.#groupsIn(value);
    try {
      const before = this.#groups?.groups.length ?? 0;
      while (groups?.next && groups.groups.length < before) groups = await this.#askGroups(groups);
    } catch {
      // Those that are there are shown, the others can be asked for again.
    }
    if (isLeft()) return;
    const { first } = this.#grid().scroller.seen;
    const seen = this.#grid().scroller.isAtTop ? null : this.lines.recordAt(first);
    const seenKey = this.lines.sections[first.section]?.key;
    const shifts = new Map<string, number>();
    const made = this.#listsOf(value, groups);
    for (const [name, rows] of made) {
      const older = this.#rows.get(name);
      if (!older) continue;
      const anchor = seen && name === seenKey ? { record: seen, row: first.row } : null;
      shifts.set(name, await rows.follow(older, anchor));
      if (isLeft()) return rows.close();
    }
    const old = this.lines.sections.map((section) => section.key);
    this.#grid().keep(
      () => {
        for (const [section, name] of old.entries()) this.lines.shift(section, shifts.get(name) ?? 0);
        for (const rows of this.#rows.values()) rows.close();
        this.#rows = made;
        this.#groups = groups;
        this.#setSections();
      },
      (line) => this.lines.follow(line, old[line.section], shifts),
    );
    this.#draw();
    void this.#askNames();
  }

  #groupsIn(value: unknown): GroupList | null {
    return this.#view!.by === 'none' ? null : firstGroups(value as Summary);
  }

  /** The rows of each open group, or of the only list. */
  #listsOf(value: unknown, groups: GroupList | null): Map<string, RecordRows> {
    if (!groups) return new Map([['', this.#listOf(value as RecordsPage)]]);
    const open = groups.groups.filter((group) => this.#chosen.get(group.value) ?? opensAtFirst(group, groups));
    return new Map(open.map((group) => [group.value, this.#rowsOf(group)]));
  }

  #setSections(): void {
    const sections: TableSection[] =
      this.#groups?.groups.map(({ value }) => ({ key: value, header: true, rows: this.#rows.get(value) ?? null })) ??
      [{ key: '', header: false, rows: this.#rows.get('') ?? null }]; // prettier-ignore
    if (this.#groups?.more) sections.push({ key: '\0more', header: true, rows: null });
    this.lines.setSections(sections);
  }

  #listOf(page: RecordsPage): RecordRows {
    const rows: RecordRows = rowsFrom(page, this.#origin(), (shift = 0) => this.#rowsChanged('', rows, shift));
    return rows;
  }

  #rowsOf({ value, row }: Group): RecordRows {
    const origin = this.#origin({ [this.#view!.by]: [value] });
    const rows: RecordRows = rowsToCome(row.events, origin, (shift = 0) => this.#rowsChanged(value, rows, shift));
    return rows;
  }

  #origin(added: SyncFilter = {}): RowsOrigin {
    const { sort, zone } = this.#view!;
    return { asker: this.#asker!, sort, zone, filter: { ...this.#question!.filter, ...added } };
  }

  #rowsChanged(key: string, rows: RecordRows, shift: number): void {
    if (this.#rows.get(key) !== rows) return;
    const at = this.lines.sections.findIndex((section) => section.key === key);
    const moved = (line: Line) => (line.section === at && line.row >= 0 ? { ...line, row: line.row + shift } : line);
    this.#grid().keep(
      () => {
        this.lines.shift(at, shift);
        this.lines.update();
      },
      shift === 0 ? undefined : moved,
    );
    this.#draw();
  }

  async #askGroups(list: GroupList, signal?: AbortSignal): Promise<GroupList> {
    const question = nextGroups(this.#question as SummaryQuestion, this.#view!.by as Dimension, list.next!);
    const { value } = await this.#asker!.ask(question, signal ? { signal } : {});
    return withMore(list, value);
  }

  async #askNames(): Promise<void> {
    const keys = this.#groups?.groups.map(({ value }) => value);
    if (this.#view?.by !== 'object' || !keys) return;
    while (await this.#names.askFor(this.#asker!, this.#question!.filter, keys)) this.#grid().draw();
  }

  #draw(): void {
    this.#grid().draw();
    this.#changed();
  }
}
