import { html, nothing, type TemplateResult } from 'lit';
import type { TimeSpan } from '../../model/filter.js';
import { formatCount, formatDateTime, formatDuration } from '../../model/formats.js';
import type { Silence } from '../../model/silences.js';
import { msToTime, timeToMs } from '../../model/time.js';
import { type CycleView, jobName } from './cycle-row.js';

const HOUR = 3_600_000;

/** All that silences are drawn with. */
export interface SilenceView extends Pick<CycleView, 'apps' | 'environment' | 'fullIds' | 'text'> {
  byDays: boolean;
  /** The remark that belongs beside every silence. */
  remark: TemplateResult | typeof nothing;
  brush: TimeSpan | undefined;
  /** Keeps only a time around, or all times again. */
  show(span: TimeSpan | null): void;
}

/** The silences that began after a cycle, in its table. */
export function silenceRow(silences: readonly Silence[], view: SilenceView): TemplateResult {
  const { text, byDays, remark, environment } = view;
  const { title, usual, usualDays } = text.cycleList.silence;
  const count = (number: number) => formatCount(number, environment.locale);
  const sentence = ({ usual: { active, of } }: Silence) => (byDays ? usualDays : usual)(count(active), count(of));
  return html`<tr role="row" part="silence" class="silence">
    <td role="cell" colspan="7">
      ${silences.map(
        (silence) =>
          html`<p>
            <strong>${title}</strong> <bdi>${spanOf(silence, view)}</bdi>
            <span class="job">${jobName(silence.job, view)}</span> <bdi class="muted">${sentence(silence)}</bdi>
          </p>`,
      )}
      ${remark}
    </td>
  </tr>`;
}

/** All silences of the range, each with a way to its time. */
export function silenceList(silences: readonly Silence[], view: SilenceView): TemplateResult | typeof nothing {
  if (silences.length === 0) return nothing;
  const words = view.text.cycleList.silence;
  return html`<section part="silences" class="silences" aria-label=${words.list}>
    <p class="lead">${words.list}</p>
    <ul role="list">
      ${silences.map((silence) => {
        const around = aroundOf(silence);
        const shown = view.brush?.from === around.from && view.brush.to === around.to;
        return html`<li>
          <bdi>${spanOf(silence, view)}</bdi> <span class="job">${jobName(silence.job, view)}</span>
          <button
            type="button"
            class="link"
            aria-label="${shown ? words.hide : words.show}: ${spanOf(silence, view)}"
            @click=${() => view.show(shown ? null : around)}
          >
            ${shown ? words.hide : words.show}
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}

function spanOf({ from, to, open }: Silence, { environment, text }: SilenceView): string {
  const words = text.cycleList.silence;
  const time = (value: string) => formatDateTime(value, environment);
  const length = formatDuration(timeToMs(to) - timeToMs(from), environment.locale);
  return open ? words.open(time(from), length) : words.span(time(from), time(to), length);
}

/** The silence with the hour before and after, so that the cycles around it are seen. */
function aroundOf({ from, to }: Silence): TimeSpan {
  return { from: msToTime(timeToMs(from) - HOUR), to: msToTime(timeToMs(to) + HOUR) };
}
