import type { ReactiveElement } from 'lit';
import type { SyncFilter, TimeSpan } from '../../model/filter.js';
import type { AboutQuestion, SummaryQuestion, SummaryRow } from '../../model/question.js';
import { findSilences, type Silence } from '../../model/silences.js';
import { timeToMs } from '../../model/time.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { type Answered, QueryController } from '../../panel/query-controller.js';

const HOUR = 3_600_000;

/** Up to so many days a job is judged hour by hour: more hours would make long answers. */
const DAYS_BY_HOUR = 62;

/** Events may arrive so late; what has not arrived is no silence. */
const LATE = HOUR;

/** What is known of silences: `none` is no answer yet, or one that lacks events and would show silences where there are none. */
export type JudgedSilences = { silences: readonly Silence[]; by: 'hour' | 'day' } | 'none';

/**
 * The unusual silences of all jobs in the panel's range: an own question, since a filter on statuses, objects or a chosen
 * time must not make silences. It is one with the panel's question where nothing of that is filtered.
 */
export class JobSilences {
  readonly #environment: PanelEnvironment;
  readonly #held: QueryController<AboutQuestion>;
  readonly #events: QueryController<SummaryQuestion>;
  #judged: { of: Answered<SummaryQuestion>; now: number; found: JudgedSilences } | null = null;

  constructor(host: ReactiveElement, environment: PanelEnvironment) {
    this.#environment = environment;
    this.#held = new QueryController(host, environment, () => this.#aboutHeld());
    this.#events = new QueryController(host, environment, () => this.#question());
  }

  /** Which application each job belongs to, of all jobs in the range. */
  get apps(): readonly SummaryRow[] {
    const { state } = this.#events;
    return ('answered' in state && state.answered?.value.tables[1]?.rows) || [];
  }

  get found(): JudgedSilences {
    const { state } = this.#events;
    if (state.kind !== 'ready' || state.answered.partial) return 'none';
    const { now, zone } = this.#environment;
    if (this.#judged?.of !== state.answered || this.#judged.now !== now) {
      const [table] = state.answered.value.tables;
      const by = table?.bins?.bin === 'day' ? 'day' : 'hour';
      const silences = table ? findSilences(table, zone, now - LATE) : [];
      this.#judged = { of: state.answered, now, found: { silences, by } };
    }
    return this.#judged.found;
  }

  #question(): SummaryQuestion | null {
    const { filter, zone } = this.#environment;
    const span = this.#span(filter);
    if (!span) return null;
    const days = (timeToMs(span.to) - timeToMs(span.from)) / (24 * HOUR);
    return {
      kind: 'summary',
      filter: ofJobs(filter),
      zone,
      groupings: [{ by: ['job'], bin: days <= DAYS_BY_HOUR ? 'hour' : 'day' }, { by: ['job', 'app'] }],
    };
  }

  /** The range, or what the source holds where there is none. */
  #span({ range }: SyncFilter): TimeSpan | null {
    if (typeof range === 'object' && 'to' in range) return range;
    const { state } = this.#held;
    if (state.kind !== 'ready') return null;
    const { earliest, latest } = state.answered.value;
    return earliest !== null && latest !== null ? { from: earliest, to: latest } : null;
  }

  /** The question that every panel's footer asks. */
  #aboutHeld(): AboutQuestion | null {
    const { range = 'all', within } = this.#environment.filter;
    return range === 'all' ? { kind: 'about', filter: { range, direction: 'all', ...(within && { within }) } } : null;
  }
}

/** The parts of a filter that choose jobs. */
function ofJobs({ range, direction, job, app, syncType, sourceSystem, targetSystem, within }: SyncFilter): SyncFilter {
  return {
    ...(range && { range }),
    ...(direction && { direction }),
    ...(job && { job }),
    ...(app && { app }),
    ...(syncType && { syncType }),
    ...(sourceSystem && { sourceSystem }),
    ...(targetSystem && { targetSystem }),
    ...(within && { within }),
  };
}
