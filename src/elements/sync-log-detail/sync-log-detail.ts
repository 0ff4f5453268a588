import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { formatCount, formatDateTime } from '../../model/formats.js';
import { canonicalJson } from '../../model/canonical.js';
import { onlyFilter } from '../../model/filter-match.js';
import type { AnswerTo, RecordsPage } from '../../model/question.js';
import type { SyncRecord, SyncRecordDetail } from '../../model/record.js';
import { toTimeText } from '../../model/time.js';
import { ErrorTexts, type PanelParts, SyncPanel, valueLabel } from '../../panel/index.js';
import { CopyText } from '../../panel/copy-text.js';
import { EventWalk, type EventQuestion, type WalkDirection } from './event-walk.js';
import type { EventView } from './event-view.js';
import { changes } from './changes.js';
import { identifiers, sides, unreadable } from './facts.js';
import { Folds } from './folds.js';
import { objectName, outcome } from './outcome.js';
import { problem } from './problem.js';
import { rawRecord } from './raw-record.js';
import { steps } from './steps.js';
import { statusStyles } from '../../styles/status.js';
import { logDetailStyles } from './sync-log-detail.styles.js';
import { text, type Text } from './text.js';

/**
 * One event in full: outcome, error with cause and remedy, steps, changed properties, both sides, ids, raw JSON; and the
 * way to its neighbours in the filter. An event that was asked for by id is shown even if the filter does not admit it:
 * "newer" and "older" then lead to the nearest events that it does admit.
 *
 * @fires {SyncShowEvent} sync-show - A person went on to a newer or older event.
 *
 * @csspart walk - The buttons to the newer and the older event, and the position between them.
 * @csspart outcome - Status, action, object, time and duration.
 * @csspart problem - Why the event failed, or what the service says about it; also part `error` if it failed.
 * @csspart steps - The steps in the order logged.
 * @csspart changes - The table of changed properties.
 * @csspart source - The object in the source system.
 * @csspart target - The object in the target system.
 * @csspart identifiers - Ids of job, cycle, change, event, application and tenant.
 * @csspart raw - The raw JSON, folded.
 * @csspart status-icon - The shape beside a status.
 */
export class SyncLogDetail extends SyncPanel<EventQuestion> {
  static override styles = [SyncPanel.styles, statusStyles, logDetailStyles];

  static override properties: PropertyDeclarations = {
    _rawOpen: { state: true },
    recordId: { attribute: 'record-id' },
    recordTime: { attribute: 'record-time' },
  };

  readonly #walk = new EventWalk(this, this.environment);
  readonly #errorTexts = new ErrorTexts(this);
  readonly #copy = new CopyText(this);
  readonly #folds = new Folds(this);
  #begun: readonly unknown[] = [];
  #drawn: SyncRecordDetail | null = null;

  private _rawOpen = false;

  /** Id of the event to begin with. Default: the newest event in the filter. Walking on does not change it. */
  recordId: string | null = null;

  /** Time of that event in ISO 8601, a hint so that a service need not scan all its logs. Other text is no hint. */
  recordTime: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { asker, chosenFilter } = this.environment;
    const begin = [asker, canonicalJson(chosenFilter), this.recordId];
    if (begin.some((part, index) => part !== this.#begun[index])) {
      this.#begun = begin;
      this.#drawn = null;
      const time = this.recordTime === null ? null : toTimeText(this.recordTime);
      this.#walk.begin(this.recordId ? { id: this.recordId, ...(time !== null && { time }) } : null);
    }
    this.#walk.follow(this.query.state);
  }

  protected override get text(): Text {
    return text;
  }

  protected override question(): EventQuestion {
    return this.#walk.question();
  }

  protected override parts(): PanelParts<EventQuestion> {
    return {
      title: this.text.logDetail.title,
      counts: 'events',
      isEmpty: (value, question) => question.kind === 'records' && pageOf(value).rows.length === 0,
      content: (value, question) => (question.kind === 'records' ? this.#found(value) : this.#event(value)),
      summary: (value, question) => this.#summary(value, question),
      ...(this.environment.asker && { actions: this.#toolbar() }),
    };
  }

  #summary(value: AnswerTo<EventQuestion>, question: EventQuestion): string {
    const words = this.text.logDetail;
    const record: SyncRecord | null = question.kind === 'records' ? pageOf(value).rows[0]! : detailOf(value);
    if (!record) return words.notFound.title;
    const { locale, zone } = this.environment;
    return words.summary(
      valueLabel('status', record.status, this.text),
      valueLabel('action', record.action, this.text),
      objectName(record) ?? words.unnamed,
      formatDateTime(record.time, { locale, zone }),
    );
  }

  #keyPressed(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const rightToLeft = getComputedStyle(this).direction === 'rtl';
    this.#walk.step((event.key === 'ArrowLeft') === rightToLeft ? 'older' : 'newer');
  }

  #showNewest(): void {
    this.#walk.begin(null);
    this.renderRoot.querySelector<HTMLElement>('.walk button:last-of-type')?.focus();
  }

  #toolbar(): TemplateResult {
    const words = this.text.logDetail.walk;
    const failed = this.#walk.neighbour('newer') === 'failed' || this.#walk.neighbour('older') === 'failed';
    return html`<div part="walk" class="walk" role="group" aria-label=${words.label} @keydown=${this.#keyPressed}>
      ${
        failed
          ? html`<span>${words.failed}</span>
              <button type="button" @click=${() => this.#walk.retry()}>${this.text.panel.retry}</button>`
          : html`<span class="position muted">${this.#position()}</span>`
      }
      ${this.#stepButton('newer', words.newer, words.newerLabel)}
      ${this.#stepButton('older', words.older, words.olderLabel)}
    </div>`;
  }

  // Never the attribute `disabled`: it would take the focus away from somebody who has just reached the end.
  #stepButton(direction: WalkDirection, word: string, label: string): TemplateResult {
    const neighbour = this.#walk.neighbour(direction);
    return html`<button
      type="button"
      class=${direction}
      aria-label=${label}
      aria-disabled=${neighbour === 'none' || neighbour === 'failed' ? 'true' : 'false'}
      @click=${() => this.#walk.step(direction)}
    >
      ${word}
    </button>`;
  }

  #position(): string {
    const position = this.#walk.position;
    if (!position) return '';
    const words = this.text.logDetail.walk;
    const { locale } = this.environment;
    const total = formatCount(position.total, locale);
    if (position.index === 'outside') return words.outside(total, position.total === 1);
    if (position.index === 'unknown') return words.total(total, position.total === 1);
    return words.position(formatCount(position.index, locale), total);
  }

  /** The newest event is found: its outcome, or the event it takes the place of, stands while it is on its way. */
  #found(value: AnswerTo<EventQuestion>): TemplateResult {
    if (this.#drawn) return this.#event(this.#drawn);
    return html`<div class="event">${outcome(pageOf(value).rows[0]!, this.#view())}</div>`;
  }

  #event(value: AnswerTo<EventQuestion>): TemplateResult {
    const record = detailOf(value);
    if (!record) return this.#notFound();
    this.#drawn = record;
    this.#folds.follow(record.id);
    const view: EventView = { ...this.#view(), record };
    // A new event begins folded, also where its steps would take over the nodes of the one before.
    return html`${keyed(
      record.id,
      html`<div class="event">
        ${outcome(record, view)} ${unreadable(view)} ${problem(view)} ${steps(view)} ${changes(view)} ${sides(view)}
        ${identifiers(view)} ${rawRecord(view, this._rawOpen, (open) => (this._rawOpen = open))}
      </div>`,
    )}
    ${this.#copy.note(this.text)}`;
  }

  #notFound(): TemplateResult {
    const words = this.text.logDetail.notFound;
    return html`<div class="state">
      <p class="state-title">${words.title}</p>
      ${
        this.recordId
          ? html`<p class="not-found-id">
              <code><bdi>${this.recordId}</bdi></code>
            </p>`
          : nothing
      }
      <p>${words.text}</p>
      <button type="button" @click=${this.#showNewest}>${words.newest}</button>
    </div>`;
  }

  #view(): Omit<EventView, 'record'> {
    const { locale, zone } = this.environment;
    const level = Math.min(this.headingLevel + 1, 6);
    const [errorTexts, copy, folds] = [this.#errorTexts, this.#copy, this.#folds];
    const { chosenFilter, filter } = this.environment;
    const chosen = { ...chosenFilter, ...(filter.range && { range: filter.range }) };
    return {
      text: this.text,
      locale,
      zone,
      level,
      errorTexts,
      copy,
      folds,
      open: (request) => this.open(request),
      all: (added) => ({ kind: 'records', filter: onlyFilter(chosen, added) }),
    };
  }
}

function pageOf(value: AnswerTo<EventQuestion>): RecordsPage {
  return value as RecordsPage;
}

function detailOf(value: AnswerTo<EventQuestion>): SyncRecordDetail | null {
  return value as SyncRecordDetail | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-log-detail': SyncLogDetail;
  }
}
