import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { CycleLine } from '../../charts/cycle-lines.js';
import { statusIcon } from '../../charts/status-icon.js';
import type { SyncFilter } from '../../model/filter.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount, formatDateTime, formatDuration } from '../../model/formats.js';
import { UNKNOWN } from '../../model/record.js';
import { shortId, shortJobId } from '../../model/short-id.js';
import { timeToMs } from '../../model/time.js';
import type { Choice } from '../../panel/choice.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { filterButton } from '../../panel/filter-button.js';
import { valueLabel } from '../../panel/labels.js';
import { type ObjectCount, seenAndHeard } from '../../panel/objects.js';
import type { Text } from './text.js';

/** All that rows depend on besides their cycles. */
export interface CycleView {
  environment: PanelEnvironment;
  text: Text;
  chosen: Choice;
  fullIds: boolean;
  /** Names of applications by job id. */
  apps: ReadonlyMap<string, string>;
  objectCount(objects: number): ObjectCount;
  newMark(time: string): TemplateResult | typeof nothing;
  toggle(cycle: string, additive: boolean): void;
  open(kind: 'records' | 'objects', filter: SyncFilter): void;
}

/** The names of what {@link cycleRow} shows. */
export function cycleHead({ cycleList: words }: Text): TemplateResult {
  const column = (name: string, kind = '') => html`<th role="columnheader" scope="col" class=${kind}>${name}</th>`;
  return html`<thead role="rowgroup">
    <tr role="row">
      ${column(words.cycle)} ${column(words.job)} ${column(words.time)} ${column(words.events, 'number')}
      ${column(words.byStatus)} ${column(words.byAction)} ${column(words.objects, 'number')}
    </tr>
  </thead>`;
}

/** One cycle: when, which job, how many events of which kind. */
export function cycleRow(cycle: CycleLine, view: CycleView): TemplateResult {
  const { text, chosen } = view;
  const words = text.cycleList;
  const { id, jobId } = cycle;
  return html`<tr role="row" part="row" class=${classMap({ chosen: chosen.has(id), dimmed: chosen.dims(id) })}>
    <th role="rowheader" scope="row">
      ${label(cycle, view)} ${view.newMark(cycle.lastSeen)}
      ${view.fullIds && id !== UNKNOWN ? html`<span class="id"><bdi>${id}</bdi></span>` : nothing}
    </th>
    ${cell(words.job, id === UNKNOWN ? none(words.noJob) : jobName(jobId, view))}
    ${cell(words.time, times(cycle, view), 'times')} ${cell(words.events, events(cycle, view), 'number')}
    ${cell(words.byStatus, statuses(cycle, view))} ${cell(words.byAction, actions(cycle, view))}
    ${cell(words.objects, objects(cycle, view), 'number')}
  </tr>`;
}

/** A job by its application and the short form of its id. */
export function jobName(
  jobId: string | null,
  { apps, fullIds, text }: Pick<CycleView, 'apps' | 'fullIds' | 'text'>,
): TemplateResult {
  if (jobId === null || jobId === UNKNOWN) return none(text.cycleList.noJob);
  const app = apps.get(jobId);
  return html`${app === undefined ? nothing : html`<span class="clamped" title=${app}><bdi>${app}</bdi></span>`}
    <span class=${fullIds ? 'id' : 'id short'} title=${jobId}><bdi>${fullIds ? jobId : shortJobId(jobId)}</bdi></span>`;
}

/** HTML knows no more than three decimals of a second. */
export function time(value: string, { locale, zone }: PanelEnvironment): TemplateResult {
  return html`<bdi><time datetime=${`${value.slice(0, 23)}Z`}>${formatDateTime(value, { locale, zone })}</time></bdi>`;
}

function cell(name: string, content: TemplateResult, kind = ''): TemplateResult {
  return html`<td role="cell" class=${kind}>
    <span class="label" aria-hidden="true">${name}</span>
    <div class="value">${content}</div>
  </td>`;
}

function none(word: string): TemplateResult {
  return html`<span class="muted">${word}</span>`;
}

function nameOf({ id }: CycleLine, { text }: CycleView): string {
  return id === UNKNOWN ? text.cycleList.noCycle : shortId(id);
}

function label(cycle: CycleLine, view: CycleView): TemplateResult {
  const { id } = cycle;
  return filterButton({
    value: id,
    content: html`<span class="clamped"><bdi>${nameOf(cycle, view)}</bdi></span>`,
    chosen: view.chosen.has(id),
    kind: 'filter',
    ...(id !== UNKNOWN && { title: id }),
    pick: (additive) => view.toggle(id, additive),
  });
}

function times({ firstSeen, lastSeen }: CycleLine, { environment, text }: CycleView): TemplateResult {
  if (firstSeen === lastSeen) return time(lastSeen, environment);
  const duration = formatDuration(timeToMs(lastSeen) - timeToMs(firstSeen), environment.locale);
  return html`${time(firstSeen, environment)} – ${time(lastSeen, environment)}
    <span class="muted took"><bdi>${text.cycleList.took(duration)}</bdi></span>`;
}

function events(cycle: CycleLine, view: CycleView): TemplateResult {
  const { text, environment } = view;
  const shown = formatCount(cycle.events, environment.locale);
  const spoken = text.panel.count.events(shown, cycle.events === 1);
  const name = text.cycleList.openEvents(nameOf(cycle, view), spoken);
  return link(cycle, shown, name, () => view.open('records', { cycle: [cycle.id] }));
}

function objects(cycle: CycleLine, view: CycleView): TemplateResult {
  const { text } = view;
  const count = view.objectCount(cycle.objects);
  if (cycle.objects === 0) return html`${seenAndHeard(count)}`;
  const name = text.cycleList.openObjects(
    nameOf(cycle, view),
    text.panel.count.objects(count.spoken, cycle.objects === 1),
  );
  return link(cycle, count.shown, name, () => view.open('objects', { cycle: [cycle.id] }));
}

function link({ id }: CycleLine, shown: string, name: string, open: () => void): TemplateResult {
  if (!isFilterValue(id)) return html`${shown}`;
  return html`<button type="button" class="link" aria-label=${name} @click=${open}>${shown}</button>`;
}

const KNOWN = ['success', 'failure', 'warning', 'skipped'];

function statuses(cycle: CycleLine, view: CycleView): TemplateResult {
  const { text, environment } = view;
  const content = (status: string, events: number) => {
    const shown = formatCount(events, environment.locale);
    if (status !== 'failure') return html`${shown}`;
    const name = text.cycleList.openFailures(nameOf(cycle, view), text.panel.count.events(shown, events === 1));
    return link(cycle, shown, name, () => view.open('records', { cycle: [cycle.id], status: ['failure'] }));
  };
  return html`<ul role="list">
    ${cycle.statuses.map(
      ([status, events]) =>
        html`<li class="status status-${KNOWN.includes(status) ? status : 'unknown'}">
          ${statusIcon(status)}<span class="clamped"><bdi>${valueLabel('status', status, text)}</bdi></span>
          ${content(status, events)}
        </li>`,
    )}
  </ul>`;
}

function actions({ actions }: CycleLine, { text, environment }: CycleView): TemplateResult {
  return html`<ul role="list">
    ${actions.map(
      ([action, events]) =>
        html`<li>
          <span class="clamped"><bdi>${valueLabel('action', action, text)}</bdi></span>
          ${formatCount(events, environment.locale)}
        </li>`,
    )}
  </ul>`;
}
