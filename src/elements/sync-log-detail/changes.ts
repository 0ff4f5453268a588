import { html, nothing, type TemplateResult } from 'lit';
import { compareLists, type ListChange } from '../../model/compare-values.js';
import { formatCount } from '../../model/formats.js';
import type { ModifiedProperty } from '../../model/record.js';
import { section, type EventView } from './event-view.js';

/** How many values of a list are in view at once. */
const IN_VIEW = 20;

/** Properties that the event changed: old value beside new, of lists what came and what went. */
export function changes(view: EventView): TemplateResult {
  const words = view.text.logDetail.changes;
  const logged = view.record.changes;
  return section(
    'changes',
    words.title,
    view,
    logged.length === 0
      ? html`<p class="muted">${words.none}</p>`
      : // The roles say what the elements are also where a narrow panel lays rows out as blocks.
        html`<table role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">${words.property}</th>
              <th role="columnheader" scope="col">${words.before}</th>
              <th role="columnheader" scope="col">${words.after}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${logged.map((change, index) => row(change, index, view))}
          </tbody>
        </table>`,
  );
}

function row(change: ModifiedProperty, index: number, view: EventView): TemplateResult {
  const words = view.text.logDetail.changes;
  const { name, oldValue, newValue } = change;
  const lists = compareLists(oldValue, newValue);
  return html`<tr role="row">
    <th role="rowheader" scope="row"><bdi>${name}</bdi></th>
    ${
      lists
        ? html`<td role="cell" colspan="2">${listChange(lists, change, index, view)}</td>`
        : html`<td role="cell" data-label=${words.before}>${value(oldValue, name, words.before, view)}</td>
            <td role="cell" data-label=${words.after}>${value(newValue, name, words.after, view)}</td>`
    }
  </tr>`;
}

function value(logged: string | null, name: string, which: string, { text, copy }: EventView): TemplateResult {
  const words = text.logDetail.changes;
  if (logged === null) return html`<em class="muted">${words.empty}</em>`;
  if (logged === '') return html`<em class="muted">${words.emptyText}</em>`;
  return html`<bdi>${logged}</bdi> ${copy.icon(words.copied.value(name, which), logged, text)}`;
}

function listChange(lists: ListChange, change: ModifiedProperty, index: number, view: EventView): TemplateResult {
  const words = view.text.logDetail.changes;
  const { name, oldValue, newValue } = change;
  const { added, removed, unchanged } = lists;
  const count = (values: readonly string[]) => formatCount(values.length, view.locale);
  const part = (kind: 'added' | 'removed', values: readonly string[]) =>
    values.length === 0
      ? nothing
      : html`<p class=${kind}>${words[kind](count(values))}</p>
          ${valueList(values, kind, `${index} ${kind}`, name, view)}`;
  return html`${part('added', added)} ${part('removed', removed)}
  ${added.length + removed.length === 0 ? html`<p><bdi>${words.sameValues}</bdi></p>` : nothing}
  ${
    unchanged.length === 0
      ? nothing
      : view.folds.fold(`${index} unchanged`, words.unchanged(count(unchanged)), () =>
          valueList(unchanged, '', `${index} all unchanged`, name, view),
        )
  }
  ${view.folds.fold(
    `${index} logged`,
    words.logged,
    () =>
      html`<dl>
        <dt>${words.before}</dt>
        <dd>${value(oldValue, name, words.before, view)}</dd>
        <dt>${words.after}</dt>
        <dd>${value(newValue, name, words.after, view)}</dd>
      </dl>`,
  )}`;
}

/** The first values, and the others when they are asked for. */
function valueList(
  values: readonly string[],
  kind: 'added' | 'removed' | '',
  key: string,
  name: string,
  view: EventView,
): TemplateResult {
  const { text, copy, locale, folds } = view;
  const words = text.logDetail.changes;
  const what = words.copied.value(name, words.copied.listed);
  const list = (some: readonly string[]) =>
    html`<ul class="values ${kind}" role="list">
      ${some.map((one) => html`<li><bdi>${one}</bdi> ${copy.icon(what, one, text)}</li>`)}
    </ul>`;
  const more = values.slice(IN_VIEW);
  return html`${list(values.slice(0, IN_VIEW))}
  ${more.length === 0 ? nothing : folds.fold(key, words.more(formatCount(more.length, locale)), () => list(more))}`;
}
