import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { cycleLines, touching, withSilences } from '../../charts/cycle-lines.js';
import { canonicalJson } from '../../model/canonical.js';
import { formatCount } from '../../model/formats.js';
import type { Summary, SummaryQuestion, SummaryTable } from '../../model/question.js';
import { UNKNOWN } from '../../model/record.js';
import type { Asker } from '../../panel/asker.js';
import { choiceOf } from '../../panel/choice.js';
import { jobHealth } from '../../panel/job-health.js';
import { LoadedLater } from '../../panel/loaded-later.js';
import { orderButtons } from '../../panel/order-buttons.js';
import type { PanelParts } from '../../panel/parts.js';
import { repeat } from '../../panel/repeat.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { orderButtonsStyles } from '../../styles/order-buttons.js';
import { tableStyles } from '../../styles/table.js';
import { cycleHead, cycleRow, type CycleView } from './cycle-row.js';
import { JobSilences } from './job-silences.js';
import { type Order, ORDERS, PAGE, type PageEnd, pages, type Way } from './pages.js';
import { silenceList, silenceRow, type SilenceView } from './silence-row.js';
import { cycleListStyles } from './sync-cycle-list.styles.js';
import { text, type Text } from './text.js';

/**
 * The runs of the jobs, newest or busiest first, fifty on a page: job, first and last event, events by status and action,
 * distinct objects. Times in which a job had no events although it usually has stand above them, and between them where
 * the newest comes first. Cycle labels filter; counts open events, failures and objects.
 *
 * @csspart silences - The list of unusual times without events.
 * @csspart table - The table.
 * @csspart row - One cycle.
 * @csspart silence - An unusual time without events, between cycles.
 * @csspart pages - Which cycles are shown, and the ways to others.
 * @csspart note - What “no events” means.
 * @csspart order - The two buttons that choose the order.
 */
export class SyncCycleList extends SyncPanel<SummaryQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, orderButtonsStyles, tableStyles, cycleListStyles];

  static override properties: PropertyDeclarations = {
    _pages: { state: true },
    _fullIds: { state: true },
    _chosenOrder: { state: true },
    order: {},
  };

  readonly #silences = new JobSilences(this, this.environment);
  readonly #advice = new LoadedLater(this, async () => (await import('../../locales/en/advice.js')).advice);
  /** A page turned below the table: the focus goes to the same button above it. */
  #turned: Way | null = null;

  #asker: Asker | null = null;

  /** How each page before this one ended, and what (whatever cycle is chosen) these pages are about. */
  private _pages: { of: string; ends: readonly PageEnd[] } = { of: '', ends: [] };
  private _fullIds = false;
  private _chosenOrder: Order | null = null;

  /** `recent` (default): the cycle with the newest event comes first. `events`: the one with most events. People can switch in the panel. */
  order: Order = 'recent';

  protected override get text(): Text {
    return text;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { asker } = this.environment;
    if (changed.has('order')) this._chosenOrder = null;
    if (asker !== this.#asker) this._pages = { of: '', ends: [] };
    this.#asker = asker;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#turned || this.query.state.kind !== 'ready') return;
    const above = [...this.renderRoot.querySelectorAll<HTMLElement>('.pages.above button')];
    (above.find(({ className }) => className === this.#turned) ?? above[0])?.focus();
    this.#turned = null;
  }

  protected override question(): SummaryQuestion {
    const { filter, zone } = this.environment;
    const after = this.ends.at(-1)?.id;
    // All three name the same cycles only if they count the same events.
    const order = this.shownOrder === 'events' ? 'events' : 'last';
    const cycles = { ignoreOwn: ['cycle'], order, top: PAGE, ...(after !== undefined && { after }) } as const;
    return {
      kind: 'summary',
      filter,
      zone,
      groupings: [
        { by: ['cycle'], ...cycles, latest: true },
        { by: ['cycle', 'status'], ...cycles },
        { by: ['cycle', 'action'], ...cycles },
        { by: ['job', 'app'], ignoreOwn: ['cycle'] },
      ],
    };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    const words = this.text.cycleList;
    return {
      title: words.title,
      counts: 'both',
      isEmpty: ({ tables }, { groupings }) => tables[0]!.rows.length === 0 && groupings[0]!.after === undefined,
      content: (summary) => this.content(summary),
      summary: ({ tables }) => this.spoken(tables[0]!),
      actions: html`${orderButtons(ORDERS, this.shownOrder, words.order, (order) => (this._chosenOrder = order))}
        <button
          type="button"
          aria-pressed=${this._fullIds ? 'true' : 'false'}
          @click=${() => (this._fullIds = !this._fullIds)}
        >
          ${words.fullIds}
        </button>`,
    };
  }

  private get shownOrder(): Order {
    return this._chosenOrder ?? (this.order === 'events' ? 'events' : 'recent');
  }

  private get ends(): readonly PageEnd[] {
    return this._pages.of === this.pagesOf ? this._pages.ends : [];
  }

  /** Choosing a cycle does not turn the page, and neither does a refresh. */
  private get pagesOf(): string {
    return canonicalJson([this.shownOrder, { ...this.environment.chosenFilter, cycle: [] }]);
  }

  private spoken({ rows, other, otherValues }: SummaryTable): string {
    const words = this.text.cycleList;
    const cycles = rows.length + otherValues;
    const events = [...rows, ...other].reduce((sum, row) => sum + row.events, 0);
    const silences = this.#silences.found.silences.length;
    return [
      words.summary(this.count(cycles), cycles === 1, this.text.panel.count.events(this.count(events), events === 1)),
      ...(silences > 0 ? [words.summarySilences(this.count(silences), silences === 1)] : []),
    ].join(', ');
  }

  private content(summary: Summary): TemplateResult {
    const words = this.text.cycleList;
    const lines = cycleLines(summary);
    const [cycles] = summary.tables;
    const { silences, remark } = this.#silences.found;
    const view = this.view(summary);
    const brush = this.environment.chosenFilter.brush;
    const silenceView = this.silenceView(view, remark === 'byDays', silences.length > 0);
    const between = this.shownOrder === 'recent' ? touching(silences, brush) : [];
    const entries = withSilences(lines, between, {
      since: cycles!.next === null ? undefined : lines.at(-1)?.lastSeen,
      before: this.ends.at(-1)?.lastSeen,
    });
    // The roles say what the elements are also where a narrow panel lays rows out as cards.
    return html`${silenceList(silences, silenceView)} ${this.pages(cycles!, 'above')}
      ${lines.length === 0 ? html`<p>${words.noneOlder[this.shownOrder]}</p>` : nothing}
      <div class="scroll">
        <table part="table" role="table">
          <caption class="visually-hidden">
            ${words.title}
          </caption>
          ${cycleHead(this.text)}
          <tbody role="rowgroup">
            ${repeat(
              entries,
              (entry) => ('cycle' in entry ? entry.cycle.id : `${entry.silences[0]!.from} silence`),
              (entry) => ('cycle' in entry ? cycleRow(entry.cycle, view) : silenceRow(entry.silences, silenceView)),
            )}
          </tbody>
        </table>
      </div>
      ${this.pages(cycles!, 'below')}
      <p part="note" class="muted note"><bdi>${words.note} ${remark ? words[remark] : nothing}</bdi></p>`;
  }

  private view({ tables }: Summary): CycleView {
    const { environment } = this;
    const apps = new Map<string, string>();
    for (const { key } of [...this.#silences.apps, ...(tables[3]?.rows ?? [])]) {
      const [job, app] = key as [string, string];
      if (!apps.has(job) && app !== UNKNOWN) apps.set(job, app);
    }
    return {
      environment,
      text: this.text,
      chosen: choiceOf(environment.chosenFilter, 'cycle'),
      fullIds: this._fullIds,
      apps,
      objectCount: (objects) => this.objectCount(objects, tables[0]!),
      newMark: (time) => this.newMark(time),
      toggle: (cycle, additive) => this.toggle('cycle', cycle, additive),
      open: (kind, filter) => this.open({ kind, filter }),
    };
  }

  private silenceView(view: CycleView, byDays: boolean, any: boolean): SilenceView {
    const { brush, ...others } = this.environment.changeableFilter;
    return {
      ...view,
      byDays,
      remark: any ? jobHealth(this.#advice.value?.silence, this.text) : nothing,
      brush,
      show: (span) => this.changeFilter(span ? { ...others, brush: span } : others),
    };
  }

  private pages({ rows, next, otherValues }: SummaryTable, place: 'above' | 'below'): TemplateResult | typeof nothing {
    const { ends, shownOrder: order, text } = this;
    return pages({ rows, next, otherValues, ends, order, place, text, locale: this.environment.locale }, (way, to) => {
      this._pages = { of: this.pagesOf, ends: to };
      if (place === 'below') this.#turned = way;
    });
  }

  private count(count: number): string {
    return formatCount(count, this.environment.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-cycle-list': SyncCycleList;
  }
}
