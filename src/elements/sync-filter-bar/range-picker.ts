import { html, nothing, type TemplateResult } from 'lit';
import type { SyncRange } from '../../model/filter.js';
import { zoneLabel } from '../../model/formats.js';
import { toSourceError } from '../../model/source-error.js';
import { timeToMs } from '../../model/time.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { type CustomRange, customRange, localEnds, type RangeChoice } from './ranges.js';
import type { Text } from './text.js';

/** Two local times: `2026-10-25T02:30`. */
interface Ends {
  from: string;
  to: string;
}

/** What people typed as a range of their own. */
export interface TypedRange extends Ends {
  /** What the fields began with. They are never written again: that would wipe out a time typed by half. */
  start: Ends;
  /** Has it been submitted as it stands? Problems are told only then. */
  submitted: boolean;
}

/** All that the open range picker depends on. */
export interface RangePicker {
  choices: readonly RangeChoice[];
  typed: TypedRange;
  environment: PanelEnvironment;
  text: Text;
  choose(range: SyncRange | undefined): void;
  type(typed: TypedRange): void;
}

/** What the form starts with: the ends of the range in use. */
export function typedRange(environment: PanelEnvironment): TypedRange {
  const start = startOf(environment);
  return { ...start, start, submitted: false };
}

/** Presets, each applied at once, and a range with dates and clock times of the panel's zone. */
export function rangePicker(picker: RangePicker): TemplateResult {
  const { choices, text, choose } = picker;
  return html`<fieldset>
      <legend>${text.filterBar.range}</legend>
      <div class="presets">
        ${choices.map(
          ({ label, chosen, range }) =>
            html`<button type="button" aria-pressed=${chosen ? 'true' : 'false'} @click=${() => choose(range)}>
              <bdi>${label}</bdi>
            </button>`,
        )}
      </div>
    </fieldset>
    ${customForm(picker)}`;
}

function customForm(picker: RangePicker): TemplateResult {
  const { typed, environment, text, choose, type } = picker;
  const words = text.filterBar;
  const read = readTyped(typed, environment.zone);
  const problem = typed.submitted ? problemText(read, text) : '';
  const shownAt = !(read instanceof Error) && read.range ? timeToMs(read.range.from) : environment.now;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(read instanceof Error) && read.range) choose(read.range);
    else type({ ...typed, submitted: true });
  };
  return html`<form novalidate @submit=${submit}>
    <fieldset>
      <legend>${words.custom}</legend>
      ${timeInput('from', picker, isWrong('from', read, typed))} ${timeInput('to', picker, isWrong('to', read, typed))}
      <p class="muted">${words.zone} <bdi>${zoneLabel(environment.zone, shownAt, environment.locale)}</bdi></p>
      ${twice(read, text)}
      <p id="range-problem" class="problem" role="alert">${problem}</p>
      <p class="buttons"><button type="submit">${words.apply}</button></p>
    </fieldset>
  </form>`;
}

function timeInput(end: 'from' | 'to', { typed, text, type }: RangePicker, wrong: boolean): TemplateResult {
  return html`<label class="time">
    ${text.filterBar[end]}
    <input
      type="datetime-local"
      name=${end}
      min="2000-01-01T00:00"
      max="2099-12-31T23:59"
      .value=${typed.start[end]}
      aria-invalid=${wrong ? 'true' : 'false'}
      aria-describedby="range-problem"
      @input=${(event: InputEvent) => type({ ...typed, [end]: (event.target as HTMLInputElement).value, submitted: false })}
    />
  </label>`;
}

function startOf(environment: PanelEnvironment): Ends {
  try {
    return localEnds(environment.filter.range ?? 'all', environment.zone);
  } catch {
    // A range or zone nobody can read is told of below the bar.
    return { from: '', to: '' };
  }
}

function readTyped({ from, to }: TypedRange, zone: string): CustomRange | Error {
  try {
    return customRange(from, to, zone);
  } catch (error) {
    return toSourceError(error);
  }
}

function problemText(read: CustomRange | Error, { filterBar }: Text): string {
  if (read instanceof Error) return read.message;
  return read.problem ? filterBar.problems[read.problem] : '';
}

function isWrong(end: 'from' | 'to', read: CustomRange | Error, { submitted, ...typed }: TypedRange): boolean {
  if (!submitted || read instanceof Error || read.problem === null) return false;
  if (read.problem === 'incomplete') return typed[end] === '';
  return read.problem === end || (read.problem === 'order' && end === 'to');
}

function twice(read: CustomRange | Error, { filterBar }: Text): TemplateResult | typeof nothing {
  if (read instanceof Error || !read.range) return nothing;
  const ends = (['from', 'to'] as const).filter((end) => read[end] > 1);
  return html`${ends.map((end) => html`<p class="muted">${filterBar.twice[end]}</p>`)}`;
}
