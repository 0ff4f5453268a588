import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { eventsByBin, sparkline } from '../../charts/sparkline.js';
import { plainKey } from '../../model/canonical.js';
import { formatCount } from '../../model/formats.js';
import type { Grouping, Summary, SummaryQuestion, SummaryRow, SummaryTable } from '../../model/question.js';
import { UNKNOWN } from '../../model/record.js';
import { choiceOf } from '../../panel/choice.js';
import { ErrorTexts } from '../../panel/error-texts.js';
import { orderButtons } from '../../panel/order-buttons.js';
import type { PanelParts } from '../../panel/parts.js';
import { repeat } from '../../panel/repeat.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { trendLabel } from '../../panel/trend.js';
import { orderButtonsStyles } from '../../styles/order-buttons.js';
import { errorRow } from './error-row.js';
import { PAGE, rest } from './rest.js';
import { errorListStyles } from './sync-error-list.styles.js';
import { text, type Text } from './text.js';

const ORDERS = ['recent', 'top'] as const;
type Order = (typeof ORDERS)[number];

const DEFAULT_LIMIT = 20;

/**
 * Failed events by error code: how often, how many objects, since when, what the service says, the likely cause and what
 * to do. Titles filter, counts of objects open their list.
 *
 * @csspart list - The list of errors.
 * @csspart row - One error.
 * @csspart code - The code under its title.
 * @csspart reason - The service's own words.
 * @csspart order - The two buttons that choose the order.
 */
export class SyncErrorList extends SyncPanel<SummaryQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, orderButtonsStyles, errorListStyles];

  static override properties: PropertyDeclarations = {
    _chosenOrder: { state: true },
    _showAll: { state: true },
    _pages: { state: true },
    _expanded: { state: true },
    order: {},
    limit: { type: Number },
  };

  readonly #texts = new ErrorTexts(this);

  private _chosenOrder: Order | null = null;
  private _showAll = false;
  /** Where each page after the first begins, and the question (whatever error is chosen) that these pages belong to. */
  private _pages: { of: string; after: readonly string[] } = { of: '', after: [] };
  private _expanded: ReadonlySet<string> = new Set();

  /** `recent` (default): the error seen last comes first. `top`: the most frequent one. People can switch in the panel. */
  order: Order = 'recent';

  /** How many codes are shown until a person asks for more, 1 to 100; then there are 100 on a page. */
  limit = DEFAULT_LIMIT;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('order')) this._chosenOrder = null;
    if (changed.has('limit')) this._showAll = false;
  }

  protected override get text(): Text {
    return text;
  }

  protected override question(): SummaryQuestion {
    const first = this.firstPage();
    const after = this.pagesOf(first).at(-1);
    if (after === undefined) return first;
    return { ...first, groupings: first.groupings.map((grouping) => ({ ...grouping, after })) };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    const words = this.text.errorList;
    return {
      title: words.title[this.shownOrder],
      counts: 'both',
      isEmpty: ({ tables }) => tables[0]!.rows.length === 0,
      emptyTitle: words.none,
      content: (summary) => this.content(summary),
      summary: ({ tables }) => {
        const { rows, other, otherValues } = tables[0]!;
        const codes = rows.length + otherValues;
        const events = [...rows, ...other].reduce((sum, row) => sum + row.events, 0);
        return words.summary(
          this.count(codes),
          codes === 1,
          this.text.panel.count.events(this.count(events), events === 1),
        );
      },
      actions: orderButtons(ORDERS, this.shownOrder, words.order, (order) => (this._chosenOrder = order)),
    };
  }

  private get shownOrder(): Order {
    return this._chosenOrder ?? (this.order === 'top' ? 'top' : 'recent');
  }

  private firstPage(): SummaryQuestion {
    const { filter, zone } = this.environment;
    const limit = Number.isInteger(this.limit) && this.limit > 0 ? Math.min(this.limit, PAGE) : DEFAULT_LIMIT;
    const grouping: Grouping = {
      by: ['error'],
      ignoreOwn: true,
      order: this.shownOrder === 'top' ? 'events' : 'last',
      top: this._showAll ? PAGE : limit,
    };
    return {
      kind: 'summary',
      filter,
      zone,
      groupings: [
        { ...grouping, latest: true },
        { ...grouping, bin: 'auto' },
      ],
    };
  }

  private pagesOf(first: SummaryQuestion): readonly string[] {
    return this._pages.of === keyOf(first) ? this._pages.after : [];
  }

  private turnTo(after: readonly string[]): void {
    this._pages = { of: keyOf(this.firstPage()), after };
  }

  private content({ tables }: Summary): TemplateResult {
    const [errors, binned] = tables;
    if (!errors || !binned) throw new TypeError('Two tables were expected.');
    const trends = eventsByBin(binned);
    const chosen = choiceOf(this.environment.chosenFilter, 'error');
    return html`<ol part="list" class="list" role="list">
        ${repeat(
          errors.rows,
          ({ key }) => key[0],
          (row) => {
            const code = row.key[0]!;
            const explanation = code === UNKNOWN ? null : this.#texts.find(code, { cloudSync: this.isCloudSync(row) });
            return errorRow({
              row,
              objects: this.objectCount(row.objects, errors),
              explanation,
              texts: this.#texts.failed ? 'failed' : this.#texts.loading ? 'loading' : 'loaded',
              trend: this.trend(trends.get(code), binned.bins),
              chosen: chosen.has(code),
              dimmed: chosen.dims(code),
              expanded: this._expanded.has(code),
              headingLevel: Math.min(6, this.headingLevel + 1),
              environment: this.environment,
              text: this.text,
              toggle: (additive) => this.toggle('error', code, additive),
              open: () => this.openRow(code, row.objects),
              expand: () => this.expand(code),
            });
          },
        )}
      </ol>
      ${this.rest(errors)}`;
  }

  /** Failures of which the log names no object are opened as events. */
  private openRow(code: string, objects: number): void {
    this.open({ kind: objects > 0 ? 'objects' : 'records', filter: { error: [code], status: ['failure'] } });
  }

  private trend(values: number[] | undefined, bins: SummaryTable['bins']): TemplateResult | typeof nothing {
    if (!values || !bins) return nothing;
    return sparkline({ values, label: trendLabel(values, bins, this.environment, this.text), width: 160 });
  }

  private rest(errors: SummaryTable): TemplateResult | typeof nothing {
    const objects = this.objectCount(errors.other[0]?.objects ?? 0, errors);
    const before = this.pagesOf(this.firstPage());
    return rest(
      { errors, objects, before, showAll: this._showAll, text: this.text, locale: this.environment.locale },
      { turnTo: (after) => this.turnTo(after), showAll: () => (this._showAll = true) },
    );
  }

  /** Codes mean other things in other jobs. Without a job id the panel's direction tells. */
  private isCloudSync({ latest }: SummaryRow): boolean {
    if (latest?.jobId) return /^(ad2aad|aad2ad)/i.test(latest.jobId);
    return this.environment.chosenFilter.direction !== 'all';
  }

  private expand(code: string): void {
    const expanded = new Set(this._expanded);
    if (!expanded.delete(code)) expanded.add(code);
    this._expanded = expanded;
  }

  private count(count: number): string {
    return formatCount(count, this.environment.locale);
  }
}

/** Choosing an error does not turn the page. */
function keyOf(first: SummaryQuestion): string {
  return plainKey({ ...first, filter: { ...first.filter, error: [] } });
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-error-list': SyncErrorList;
  }
}
