import type { SyncRecord } from '../../model/record.js';
import { formatCount } from '../../model/formats.js';
import type { OpenRequest } from '../../panel/events.js';
import type { ObjectCount } from '../../panel/objects.js';
import type { Line } from '../../panel/rows/outline.js';
import { FailedPage } from '../../panel/rows/rows.js';
import type { TableLines } from '../../panel/rows/table-lines.js';
import { Grid, type GridHost } from './grid.js';
import type { Group, GroupBy } from './groups.js';
import {
  failedLine,
  groupLine,
  type LineContent,
  type LineStyle,
  moreLine,
  recordLine,
  stepLine,
  waitingLine,
} from './lines.js';
import { LogData } from './log-data.js';
import { Selection } from './selection.js';

/** What the table leaves to its panel. */
export interface LogTableHost {
  by(): GroupBy;
  style(): LineStyle;
  objects(group: Group): ObjectCount;
  open(request: OpenRequest): void;
  /** What stands around the lines may have changed. */
  changed(): void;
}

/** What became of a person's last wish: shown and heard above the table. */
export type Remark = { kind: 'copied'; count: number } | { kind: 'refused' } | { kind: 'skipped' } | null;

/** The lines of the table with their data, its selection, and what opens, closes and copies them. */
export class LogTable implements GridHost {
  readonly selection = new Selection();
  readonly grid: Grid = new Grid(this);
  readonly data: LogData;
  readonly #host: LogTableHost;
  #remark: Remark = null;
  #position: HTMLElement | null = null;
  #shown: readonly unknown[] = [];

  constructor(host: LogTableHost) {
    this.#host = host;
    this.data = new LogData(
      () => this.grid,
      () => this.#dataChanged(),
    );
  }

  get lines(): TableLines {
    return this.data.lines;
  }

  get remark(): Remark {
    return this.#remark;
  }

  /** Draws in these nodes; `null`: nothing is shown now. */
  attach(root: ParentNode | null): void {
    this.#position = root?.querySelector<HTMLElement>('.position') ?? null;
    this.grid.attach(root?.querySelector<HTMLElement>('.viewport') ?? null);
    this.grid.scroller.measure();
  }

  close(): void {
    this.attach(null);
    this.data.close();
  }

  drawLine(line: Line, { active, showsFailure }: { active: boolean; showsFailure: boolean }): LineContent {
    const style = this.#host.style();
    if (line.row < 0) {
      const group = this.data.groupAt(line);
      if (!group) return moreLine(this.data.groups?.more?.groups ?? 0, this.data.moreGroups, active, style);
      const open = this.data.isOpen(group);
      const name = this.data.nameOf(group);
      return groupLine(group, { by: this.#host.by(), open, active, objects: this.#host.objects(group), name }, style);
    }
    const found = this.lines.sections[line.section]?.rows?.at(line.row) ?? null;
    if (found instanceof FailedPage) return failedLine(found, showsFailure, active, style);
    if (!found) return waitingLine(active, style);
    if (line.step >= 0) return stepLine(found, line.step, active, style);
    const state = { open: this.lines.isOpen(found.id), selected: this.selection.has(found.id), active };
    return recordLine(found, state, style);
  }

  activate(line: Line): void {
    if (line.row < 0) {
      const group = this.data.groupAt(line);
      if (!group) void this.data.loadGroups();
      else this.data.expandGroup(group, !this.data.isOpen(group));
      return this.grid.draw();
    }
    const found = this.lines.sections[line.section]?.rows?.at(line.row) ?? null;
    if (found instanceof FailedPage) found.retry();
    else if (found) this.#host.open({ kind: 'record', key: found.id, time: found.time });
  }

  expand(line: Line, open: boolean): boolean {
    const group = line.row < 0 ? this.data.groupAt(line) : null;
    if (group) return this.data.expandGroup(group, open);
    const record = line.step < 0 ? this.lines.recordAt(line) : null;
    if (!record || record.steps.length === 0 || this.lines.isOpen(record.id) === open) return false;
    this.grid.keep(() => this.lines.toggle(line, open));
    return true;
  }

  copy(): void {
    const style = this.#host.style();
    const { columns, text } = style;
    const plain = this.selection.asText(
      columns.map(({ name }) => text.logTable.columns[name]),
      (record: SyncRecord) => columns.map(({ value }) => value(record, style)),
    );
    // Browsers have no clipboard outside secure contexts.
    const written = (navigator.clipboard as Clipboard | undefined)?.writeText(plain) ?? Promise.reject(new Error());
    written.then(
      () => this.#say({ kind: 'copied', count: this.selection.size }),
      () => this.#say({ kind: 'refused' }),
    );
  }

  selected(skipped: boolean): void {
    this.#say(skipped ? { kind: 'skipped' } : null);
  }

  clearSelection(): void {
    if (this.selection.size === 0 && this.#remark === null) return;
    this.selection.clear();
    this.#say(null);
    this.grid.draw();
  }

  seen(first: Line, last: Line): void {
    this.lines.want(first, last);
    if (this.#position) this.#position.textContent = this.#positionText(first, last);
  }

  /** Most pages change nothing but their rows. */
  #dataChanged(): void {
    const { partial, onlyRows, groups, moreGroups } = this.data;
    const shown = [partial, onlyRows?.readOn?.loaded, groups, moreGroups];
    if (shown.every((part, index) => part === this.#shown[index])) return;
    this.#shown = shown;
    this.#host.changed();
  }

  #say(remark: Remark): void {
    this.#remark = remark;
    this.#host.changed();
  }

  /** Which rows are seen of how many; of groups nothing, since their headers tell. */
  #positionText(first: Line, last: Line): string {
    const rows = this.data.onlyRows;
    if (!rows || rows.length === 0) return '';
    const { text, locale } = this.#host.style();
    const words = text.logTable;
    const number = (row: number) => formatCount(row + 1, locale);
    const { readOn } = rows;
    if (readOn) return '';
    const total = rows.isCounted ? formatCount(rows.length, locale) : words.more(formatCount(rows.length - 1, locale));
    return rows.exact
      ? words.rows(number(first.row), number(last.row), total)
      : words.aboutRows(number(first.row), total);
  }
}
