import { html, type TemplateResult } from 'lit';
import { COLUMNS, type Column, type ColumnName } from './columns.js';
import { type GroupBy, GROUPINGS } from './groups.js';
import type { Text } from './text.js';

/** Longest search text that questions take. */
const LONGEST_SEARCH = 200;

/** What people can set in the table, and what it is set to. */
export interface ToolbarModel {
  text: Text;
  search: string;
  by: GroupBy;
  columns: readonly Column[];
  isUsualColumns: boolean;
  onSearch(text: string): void;
  onGroup(by: GroupBy): void;
  /** `null`: the usual ones. */
  onColumns(names: readonly ColumnName[] | null): void;
}

/** Search, grouping and columns. */
export function toolbar(model: ToolbarModel): TemplateResult {
  const words = model.text.logTable;
  return html`<div part="toolbar" class="toolbar">
    <input
      type="search"
      class="search"
      maxlength=${LONGEST_SEARCH}
      aria-label=${words.search.label}
      placeholder=${words.search.placeholder}
      .value=${model.search}
      @input=${(event: Event) => model.onSearch((event.target as HTMLInputElement).value)}
    />
    <label class="group-by"
      >${words.group.label}
      <select @change=${(event: Event) => model.onGroup(GROUPINGS[(event.target as HTMLSelectElement).selectedIndex]!)}>
        ${GROUPINGS.map((by) => html`<option .selected=${by === model.by}>${words.group.by[by]}</option>`)}
      </select>
    </label>
    ${columnsMenu(model)}
  </div>`;
}

function columnsMenu({ text, columns, isUsualColumns, onColumns }: ToolbarModel): TemplateResult {
  const words = text.logTable;
  const shown = new Set(columns);
  const toggle = (column: Column) => {
    const kept = COLUMNS.filter((other) => (other === column ? !shown.has(other) : shown.has(other)));
    onColumns(kept.map(({ name }) => name));
  };
  return html`<details class="choose" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary>${words.choose.button}</summary>
    <div part="columns" class="menu" role="group" aria-label=${words.choose.button}>
      ${COLUMNS.map(
        (column) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${shown.has(column)}
              ?disabled=${shown.has(column) && shown.size === 1}
              @change=${() => toggle(column)}
            />
            ${words.columns[column.name]}</label
          >`,
      )}
      <button type="button" ?disabled=${isUsualColumns} @click=${() => onColumns(null)}>${words.choose.reset}</button>
    </div>
  </details>`;
}

function closeOnEscape(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !menu.open) return;
  // Only the menu is closed, not the sheet it may be in.
  event.preventDefault();
  event.stopPropagation();
  menu.open = false;
  menu.querySelector('summary')!.focus();
}

function closeOnLeave(event: FocusEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  const { relatedTarget } = event;
  if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
}
