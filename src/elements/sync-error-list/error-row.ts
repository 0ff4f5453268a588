import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { ErrorText } from '../../model/error-text.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount, formatDateTime } from '../../model/formats.js';
import type { SummaryRow } from '../../model/question.js';
import { UNKNOWN } from '../../model/record.js';
import { docsLink } from '../../panel/docs-link.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { filterButton } from '../../panel/filter-button.js';
import { type ObjectCount, seenAndHeard } from '../../panel/objects.js';
import { formatAge } from './age.js';
import type { Text } from './text.js';

/** The page that lists error codes, for codes without a text of ours. */
const REFERENCE = 'https://learn.microsoft.com/entra/identity/hybrid/cloud-sync/reference-error-codes';
const LONG_REASON = 280;

/** All that one row depends on. */
export interface ErrorRow {
  row: SummaryRow;
  objects: ObjectCount;
  explanation: ErrorText | null;
  /** `loading` says nothing yet, `failed` says so. */
  texts: 'loading' | 'loaded' | 'failed';
  /** The drawn trend, or nothing where it is not known. */
  trend: TemplateResult | typeof nothing;
  chosen: boolean;
  dimmed: boolean;
  /** Is a long reason shown whole? */
  expanded: boolean;
  headingLevel: number;
  environment: PanelEnvironment;
  text: Text;
  toggle(additive: boolean): void;
  open(): void;
  expand(): void;
}

/** One error in the order it is read: title, how many, what to do, and the service's own words. */
export function errorRow(error: ErrorRow): TemplateResult {
  const { row, explanation, chosen, dimmed, text } = error;
  const code = row.key[0]!;
  const coded = code !== UNKNOWN;
  const title = titleOf(error);
  return html`<li part="row" class=${classMap({ row: true, chosen, dimmed })}>
    <div class="what">
      <div role="heading" aria-level=${error.headingLevel}>
        ${
          isFilterValue(code)
            ? filterButton({
                value: code,
                content: html`<bdi>${title}</bdi>`,
                chosen,
                kind: coded && !explanation ? 'title code' : 'title',
                pick: error.toggle,
              })
            : html`<span class="code"><bdi>${title}</bdi></span>`
        }
      </div>
      ${coded && explanation ? html`<code part="code" class="code"><bdi>${code}</bdi></code>` : nothing}
      ${
        explanation && explanation.code.toLowerCase() !== code.toLowerCase()
          ? html`<span class="muted">${text.errorList.ending} <code class="code">${explanation.code}</code></span>`
          : nothing
      }
    </div>
    ${numbers(error, title)}
    <div class="advice">${advice(error, coded)} ${reason(error)} ${links(error, title, coded)}</div>
  </li>`;
}

function titleOf({ row, explanation, text }: ErrorRow): string {
  const code = row.key[0]!;
  return explanation?.title ?? (code === UNKNOWN ? text.errorList.noCode : code);
}

function numbers(error: ErrorRow, title: string): TemplateResult {
  const { row, text, environment } = error;
  const words = text.errorList;
  const { count } = text.panel;
  const inWords = (objects: string) => count.objects(objects, row.objects === 1);
  const [shown, spoken] = [inWords(error.objects.shown), inWords(error.objects.spoken)];
  return html`<div class="numbers">
    <dl>
      <div class="occurrences">
        <dt>${words.occurrences}</dt>
        <dd><bdi>${count.events(formatCount(row.events, environment.locale), row.events === 1)}</bdi></dd>
      </div>
      <div>
        <dt>${words.affected}</dt>
        <dd>
          ${
            row.objects === 0 || !isFilterValue(row.key[0]!)
              ? html`<span class="muted"><bdi>${seenAndHeard({ shown, spoken })}</bdi></span>`
              : html`<button
                  type="button"
                  class="link"
                  aria-label=${words.openObjects(title, spoken)}
                  @click=${error.open}
                >
                  <bdi>${shown}</bdi>
                </button>`
          }
        </dd>
      </div>
      <div>
        <dt>${words.lastSeen}</dt>
        <dd>
          <bdi>${formatAge(row.lastSeen, environment.now, environment.locale)}</bdi>
          ${time(row.lastSeen, environment, true)}
        </dd>
      </div>
      <div>
        <dt>${words.firstSeen}</dt>
        <dd>${time(row.firstSeen, environment, false)}</dd>
      </div>
    </dl>
    ${error.trend}
  </div>`;
}

/** HTML knows no more than three decimals of a second. */
function time(value: string, { locale, zone }: PanelEnvironment, muted: boolean): TemplateResult {
  return html`<time class=${classMap({ muted })} datetime=${`${value.slice(0, 23)}Z`}
    >${formatDateTime(value, { locale, zone })}</time
  >`;
}

function advice({ explanation, texts, text }: ErrorRow, coded: boolean): TemplateResult | typeof nothing {
  const words = text.errorList;
  if (explanation) {
    return html`<p class="remedy"><span class="lead">${words.remedy}</span> <bdi>${explanation.remedy}</bdi></p>
      <p><span class="lead">${words.cause}</span> <bdi>${explanation.cause}</bdi></p>`;
  }
  if (!coded) return html`<p class="muted">${words.noRemedyWithoutCode}</p>`;
  if (texts === 'loading') return nothing;
  return html`<p class="muted">${texts === 'failed' ? words.textsFailed : words.noRemedy}</p>`;
}

function reason({ row, expanded, expand, text }: ErrorRow): TemplateResult | typeof nothing {
  const words = text.errorList;
  const said = row.latest?.reason;
  if (!said) return nothing;
  const long = said.length > LONG_REASON;
  return html`<div part="reason" class="reason">
    <span class="lead">${words.reason}</span>
    <q class=${classMap({ clamped: long && !expanded })}><bdi>${said}</bdi></q>
    ${
      long
        ? html`<button type="button" class="link" aria-expanded=${expanded ? 'true' : 'false'} @click=${expand}>
            ${expanded ? words.less : words.more}
          </button>`
        : nothing
    }
  </div>`;
}

function links({ row, explanation, texts, text, open }: ErrorRow, title: string, coded: boolean): TemplateResult {
  const words = text.errorList;
  const url = explanation?.docsUrl ?? REFERENCE;
  return html`<p class="links">
    ${
      isFilterValue(row.key[0]!)
        ? html`<button type="button" class="link" aria-label=${words.openDetails(title)} @click=${open}>
            ${words.details}
          </button>`
        : nothing
    }
    ${coded && (explanation || texts !== 'loading') ? docsLink(url, words.pageName(url), text) : nothing}
  </p>`;
}
