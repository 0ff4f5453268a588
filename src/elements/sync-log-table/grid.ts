import type { SyncRecord } from '../../model/record.js';
import type { Line } from '../../panel/rows/outline.js';
import { FailedPage } from '../../panel/rows/rows.js';
import type { TableLines } from '../../panel/rows/table-lines.js';
import { type KeyAction, keyAction } from './keys.js';
import { type DrawnLine, RowNodes } from './row-nodes.js';
import { Scroller } from './scroller.js';
import type { Selection } from './selection.js';

/** Lines drawn above and below those that are seen. */
const SPARE = 10;

/** More lines are drawn only where more are seen. */
const MOST_LINES = 60;

/** What the grid leaves to its element. */
export interface GridHost {
  readonly lines: TableLines;
  readonly selection: Selection;
  drawLine(line: Line, state: { active: boolean; showsFailure: boolean }): Omit<DrawnLine, 'number' | 'top'>;
  /** A line was activated by Enter, or by a click on its button. */
  activate(line: Line): void;
  /** Opens or closes a line; answers whether there was anything to do. */
  expand(line: Line, open: boolean): boolean;
  copy(): void;
  /** The selection has changed; `skipped`: events in between were not loaded. */
  selected(skipped: boolean): void;
  /** Other lines are seen. */
  seen(first: Line, last: Line): void;
}

/** The lines of the table in the page: draws those that are seen, and moves among them by keyboard and pointer. */
export class Grid {
  readonly scroller: Scroller;
  readonly #host: GridHost;
  #viewport: HTMLElement | null = null;
  #nodes: RowNodes | null = null;
  #active: Line = { section: 0, row: 0, step: -1 };
  #activeId: string | null = null;
  #from: Line | null = null;
  #frame = 0;

  constructor(host: GridHost) {
    this.#host = host;
    this.scroller = new Scroller(
      () => host.lines.outline,
      () => this.#scrolled(),
    );
  }

  /** Shows lines in this node; `null` shows none. */
  attach(viewport: HTMLElement | null): void {
    if (viewport === this.#viewport) return;
    this.scroller.detach();
    this.#viewport = viewport;
    if (!viewport) return;
    const space = viewport.querySelector<HTMLElement>('.space')!;
    this.#nodes = new RowNodes(space);
    this.scroller.attach(viewport, space);
  }

  /** Forgets what was seen and where: other lines stand here from now on. */
  reset(): void {
    this.#active = this.#host.lines.outline.line(0);
    this.#activeId = null;
    this.#from = null;
    this.scroller.reset();
  }

  /** Changes lines while what is seen keeps its place. */
  keep(change: () => void, moved?: (line: Line) => Line): void {
    this.scroller.keep(change, moved);
    if (moved) this.#active = moved(this.#active);
  }

  draw(): void {
    cancelAnimationFrame(this.#frame);
    if (!this.#nodes || !this.scroller.isReady) return;
    const { lines } = this.#host;
    const before = this.scroller.seen;
    this.scroller.keep(() => lines.reconcile(before.first, before.last));
    this.#followActive();
    const { outline } = lines;
    const { first, last } = this.scroller.seen;
    const [from, to] = [outline.numberOf(first), outline.numberOf(last)];
    const start = Math.max(0, from - SPARE);
    const end = Math.min(outline.lines, Math.max(to + 1, Math.min(to + 1 + SPARE, start + MOST_LINES)));
    const active = outline.numberOf(this.#active);
    let failed: FailedPage | null = null;
    const drawn: DrawnLine[] = [];
    for (let number = start; number < end; number++) {
      const line = outline.line(number);
      const page = this.#failedAt(line);
      const showsFailure = page !== null && page !== failed && number >= from;
      if (showsFailure) failed = page;
      const content = this.#host.drawLine(line, { active: number === active, showsFailure });
      // The row of column headers is the first.
      const attributes = { ...content.attributes, 'aria-rowindex': String(number + 2) };
      drawn.push({ ...content, attributes, number, top: this.scroller.topOf(line) });
    }
    this.#nodes.draw(drawn);
    this.#viewport!.setAttribute('aria-rowcount', String(outline.lines + 1));
    const element = this.#nodes.elementOf(active);
    if (element) this.#viewport!.setAttribute('aria-activedescendant', element.id);
    else this.#viewport!.removeAttribute('aria-activedescendant');
    this.#host.seen(first, last);
  }

  /** Rows that come before the frame is painted, as those of a source in the page do, are not drawn as waiting first. */
  #scrolled(): void {
    if (!this.scroller.isReady) return;
    const { lines } = this.#host;
    const { first, last } = this.scroller.seen;
    const [from, to] = [lines.outline.numberOf(first), lines.outline.numberOf(last)];
    let isLoaded = true;
    for (let number = from; isLoaded && number <= to; number++) isLoaded = lines.isLoaded(lines.outline.line(number));
    if (isLoaded) return this.draw();
    this.#host.seen(first, last);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.draw());
  }

  readonly keyDown = (event: KeyboardEvent): void => {
    if (event.target !== this.#viewport) return;
    const action = keyAction(event, getComputedStyle(this.#viewport!).direction === 'rtl');
    if (!action || (action === 'copy' && (isTextSelected(this.#viewport!) || this.#host.selection.size === 0))) return;
    event.preventDefault();
    this.#act(action, event.shiftKey);
  };

  readonly pressed = (event: MouseEvent): void => {
    // The browser would mark text from the line before to this one.
    if (event.shiftKey) event.preventDefault();
  };

  readonly clicked = (event: MouseEvent): void => {
    const number = this.#nodes?.numberAt(event.target) ?? null;
    if (number === null || isTextSelected(this.#viewport!)) return;
    const line = this.#host.lines.outline.line(number);
    const button = (event.target as Element).closest('button');
    const before = this.#active;
    this.#setActive(line);
    if (button || line.row < 0) this.#viewport!.focus({ preventScroll: true });
    if (button?.classList.contains('toggle') || (line.row < 0 && !button)) this.#toggle(line);
    else if (button) this.#host.activate(line);
    else this.#choose(line, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only', before);
    this.draw();
  };

  readonly clickedTwice = (event: MouseEvent): void => {
    const number = this.#nodes?.numberAt(event.target) ?? null;
    if (number === null || (event.target as Element).closest('button')) return;
    const line = this.#host.lines.outline.line(number);
    if (line.row >= 0) this.#host.activate(line);
  };

  #act(action: KeyAction, extend: boolean): void {
    const { outline } = this.#host.lines;
    const line = this.#active;
    const number = outline.numberOf(line);
    const go = (to: Line) => this.#goTo(to, extend);
    switch (action) {
      case 'up':
        return go(outline.line(Math.max(0, number - 1)));
      case 'down':
        return go(outline.line(Math.min(outline.lines - 1, number + 1)));
      case 'pageUp':
        return go(this.scroller.pageFrom(line, -1));
      case 'pageDown':
        return go(this.scroller.pageFrom(line, 1));
      case 'first':
        return go(outline.line(0));
      case 'last':
        return go(outline.line(outline.lines - 1));
      case 'open':
        if (!this.#host.expand(line, true) && this.#isParent(line)) go(outline.line(number + 1));
        return this.draw();
      case 'close':
        if (!this.#host.expand(line, false)) go(this.#parentOf(line));
        return this.draw();
      case 'enter':
        return this.#host.activate(line);
      case 'select':
        if (line.row < 0) this.#toggle(line);
        else this.#choose(line, extend ? 'range' : 'toggle', line);
        return this.draw();
      case 'copy':
        return this.#host.copy();
    }
  }

  #goTo(line: Line, extend: boolean): void {
    const before = this.#active;
    this.#setActive(line);
    if (extend) this.#choose(line, 'range', before);
    else this.#from = null;
    this.scroller.reveal(line);
    this.draw();
  }

  #setActive(line: Line): void {
    this.#active = line;
    this.#activeId = this.#host.lines.recordAt(line)?.id ?? null;
  }

  /** The event that has the focus may have moved, and events that were not there when the focus came may be now. */
  #followActive(): void {
    const { lines } = this.#host;
    const { outline } = lines;
    const record = lines.recordAt(this.#active);
    if (this.#activeId === null) this.#activeId = record?.id ?? null;
    else if (record && record.id !== this.#activeId) {
      const row = lines.find(this.#activeId, this.#active);
      if (row === null) this.#activeId = record.id;
      else this.#active = { ...this.#active, row };
    }
    const isThere = outline.lines > 0 && this.#active.section < lines.sections.length;
    this.#active = isThere ? outline.line(outline.numberOf(this.#active)) : { section: 0, row: -1, step: -1 };
  }

  #toggle(line: Line): void {
    if (!this.#host.expand(line, true)) this.#host.expand(line, false);
  }

  /** Do lines follow that belong to this one? */
  #isParent(line: Line): boolean {
    const next = this.#host.lines.outline.line(this.#host.lines.outline.numberOf(line) + 1);
    return next.section === line.section && (line.row < 0 ? next.row === 0 : line.step < 0 && next.step === 0);
  }

  #parentOf({ section, row, step }: Line): Line {
    if (step >= 0) return { section, row, step: -1 };
    return this.#host.lines.sections[section]?.header ? { section, row: -1, step: -1 } : { section, row, step: -1 };
  }

  #choose(line: Line, how: 'only' | 'toggle' | 'range', before: Line): void {
    const { lines, selection } = this.#host;
    const record = lines.recordAt(line);
    let skipped = false;
    if (how === 'range') {
      this.#from ??= before;
      const [found, missing] = this.#between(this.#from, line);
      selection.add(found);
      skipped = missing;
    } else if (record) {
      if (how === 'only') selection.only(record);
      else selection.toggle(record);
      this.#from = line;
    }
    this.#host.selected(skipped);
  }

  /** The loaded events from one line to another, and whether there are others. */
  #between(one: Line, other: Line): [found: SyncRecord[], missing: boolean] {
    const { lines } = this.#host;
    const { outline } = lines;
    const numbers = [outline.numberOf(one), outline.numberOf(other)].sort((a, b) => a - b);
    const [from, to] = [outline.line(numbers[0]!), outline.line(numbers[1]!)];
    const found: SyncRecord[] = [];
    let missing = false;
    for (let section = from.section; section <= to.section; section++) {
      const rows = lines.sections[section]?.rows;
      if (!rows) continue;
      const start = section === from.section ? Math.max(0, from.row) : 0;
      const end = section === to.section ? to.row : rows.length - 1;
      let due = start;
      for (let row = rows.nextLoaded(start); row !== null && row <= end; row = rows.nextLoaded(row + 1)) {
        const record = lines.recordAt({ section, row, step: -1 });
        if (record) found.push(record);
        missing ||= row > due;
        due = row + 1;
      }
      missing ||= due <= end;
    }
    return [found, missing];
  }

  #failedAt({ section, row }: Line): FailedPage | null {
    const found = row < 0 ? null : this.#host.lines.sections[section]?.rows?.at(row);
    return found instanceof FailedPage ? found : null;
  }
}

function isTextSelected(element: Element): boolean {
  // In shadow roots Chromium has a selection of its own for each, other browsers tell of it in the document's.
  const root = element.getRootNode() as ShadowRoot & { getSelection?(): { isCollapsed: boolean } | null };
  const selection = root.getSelection?.() ?? document.getSelection();
  return selection !== null && !selection.isCollapsed;
}
