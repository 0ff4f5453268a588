import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import type { TimeSpan } from '../model/filter.js';
import { formatCount, formatDateTime, formatSpan, zoneLabel } from '../model/formats.js';
import type { About, AboutQuestion } from '../model/question.js';
import { timeToMs } from '../model/time.js';
import type { PanelEnvironment } from './environment.js';
import type { QueryState } from './query-controller.js';

const MINUTE = 60_000;

interface FooterModel {
  about: QueryState<AboutQuestion>;
  environment: PanelEnvironment;
  counts: 'events' | 'objects' | 'both';
  text: Messages;
  /** Is more on its way? */
  loading: boolean;
  /** Is there an estimate among the numbers of distinct objects? */
  estimated: boolean;
  staleAfter: number;
}

/** What the numbers count, in which days, up to when, and what is missing from them. */
export function footer({
  about,
  environment,
  counts,
  text,
  loading,
  estimated,
  staleAfter,
}: FooterModel): TemplateResult {
  const words = text.panel.footer;
  const { zone, locale } = environment;
  const known: About | null =
    about.kind === 'ready' || about.kind === 'loading' ? (about.answered?.value ?? null) : null;
  return html`<div part="footer" class="panel-footer">
    <bdi>${words[counts]}</bdi>
    ${estimated && counts !== 'events' ? html`<bdi>${words.estimated}</bdi>` : nothing}
    ${loading ? html`<bdi>${text.panel.partials.loading(null)}</bdi>` : nothing}
    <bdi>${span(environment, known, text)}</bdi>
    ${
      known?.latest
        ? html`<bdi
              >${words.dataUpTo(formatDateTime(known.latest, { locale, zone }))},
              ${zoneLabel(zone, timeToMs(known.latest), locale)}</bdi
            >${isStale(environment, known.latest, staleAfter) ? html`<bdi>${words.stale}</bdi>` : nothing}`
        : nothing
    }
    ${
      known?.duplicates && known.duplicates.count > 0
        ? html`<bdi
            >${words.duplicates(formatCount(known.duplicates.count, locale), known.duplicates.count === 1)}</bdi
          >`
        : nothing
    }
    ${known && known.broken.count > 0 ? broken(known.broken, text, locale) : nothing}
  </div>`;
}

/** Newer data may be expected of a range that ends now or later, not of one that ended or that is whatever was loaded. */
function isStale({ filter, now }: PanelEnvironment, latest: string, staleAfter: number): boolean {
  const { to = '' } = filter.range as Partial<TimeSpan>;
  return timeToMs(to) >= now && now - timeToMs(latest) > staleAfter * MINUTE;
}

function span(environment: PanelEnvironment, known: About | null, text: Messages): string {
  const { zone, locale } = environment;
  const words = text.panel.footer;
  try {
    const { range, brush } = environment.filter;
    const whole =
      range && range !== 'all' && 'from' in range
        ? formatSpan(range, { locale, zone })
        : known?.earliest && known.latest
          ? formatSpan({ from: known.earliest, to: known.latest }, { locale, zone })
          : words.allTime;
    return brush ? `${whole} · ${words.brushed(formatSpan(brush, { locale, zone }))}` : whole;
  } catch {
    // A range nobody can read is shown as the panel's error; the footer has nothing to add.
    return '';
  }
}

function broken({ count, samples }: About['broken'], text: Messages, locale: string): TemplateResult {
  const words = text.panel.footer;
  return html`<details>
    <summary>${words.broken(formatCount(count, locale), count === 1)}</summary>
    <ul>
      ${samples.map(
        ({ file, index, reason }) =>
          html`<li>
            ${file === null ? nothing : html`<bdi>${file}</bdi>, `}${index === null ? words.wholeFile : words.record(formatCount(index, locale))}:
            <bdi>${reason}</bdi>
          </li>`,
      )}
      ${count > samples.length ? html`<li>${words.brokenMore(formatCount(count - samples.length, locale))}</li>` : nothing}
    </ul>
  </details>`;
}
