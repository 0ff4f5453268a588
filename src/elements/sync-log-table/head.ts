import { html, noChange, type ElementPart, type TemplateResult } from 'lit';
import { Directive, directive, type PartInfo, PartType } from 'lit/directive.js';
import type { RecordSort } from '../../panel/rows/rows.js';
import { type Column, isShort } from './columns.js';
import type { Text } from './text.js';

/** The row of column headers; those that can be sorted by are buttons. */
export function head(
  columns: readonly Column[],
  sort: RecordSort,
  text: Text,
  onSort: (sort: RecordSort) => void,
): TemplateResult {
  return html`<div role="rowgroup" class="head">
    <div role="row" class="line" aria-rowindex="1">
      ${columns.map((column) => {
        const word = text.logTable.columns[column.name];
        const by = column.sort;
        const isSorted = by === sort.by;
        const direction = isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
        const arrow = html`<span class="sorted" aria-hidden="true"
          >${isSorted ? (sort.descending ? '↓' : '↑') : ''}</span
        >`;
        if (by === null) {
          return html`<div role="columnheader" class=${`cell fixed ${isShort(column) ? 'short' : ''}`}>${word}</div>`;
        }
        // The first press shows what people look for: the newest, the longest; words from A on.
        const descending = isSorted ? !sort.descending : by === 'time' || by === 'duration';
        return html`<div role="columnheader" class=${`cell ${isShort(column) ? 'short' : ''}`} aria-sort=${direction}>
          <button type="button" class="plain sort" @click=${() => onSort({ by, descending })}>${word} ${arrow}</button>
        </div>`;
      })}
    </div>
  </div>`;
}

/** Writes the widths of columns and the height of blocks as properties: the content policy blocks style attributes. */
class Layout extends Directive {
  #written = '';

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('layout() stands in a tag.');
  }

  render(_columns: readonly Column[], _blockLines: number): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [columns, blockLines]: [readonly Column[], number]): typeof noChange {
    const tracks = columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ');
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    if (tracks !== this.#written) {
      const { style } = element as HTMLElement;
      style.setProperty('--_columns', tracks);
      style.setProperty('--_least-width', `${width}px`);
      style.setProperty('--_block-lines', String(blockLines));
      this.#written = tracks;
    }
    return noChange;
  }
}

export const layout = directive(Layout);
