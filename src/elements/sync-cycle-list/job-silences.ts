import type { ReactiveElement } from 'lit';
import type { SyncFilter, TimeSpan } from '../../model/filter.js';
import type { AboutQuestion, SummaryQuestion, SummaryRow } from '../../model/question.js';
import { findSilences, type Silence } from '../../model/silences.js';
import { timeToMs } from '../../model/time.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { type Answered, QueryController } from '../../panel/query-controller.js';

const HOUR = 3_600_000;

/** In so many days no weekday comes twice. */
const DAYS_TO_COMPARE = 7;

/** Up to so many days a job is judged hour by hour: more hours would make long answers. */
const DAYS_BY_HOUR = 62;

/** Events may arrive so late; what has not arrived is no silence. */
const LATE = HOUR;

/** What is known of silences, and what is to be said of how. */
export interface JudgedSilences {
  silences: readonly Silence[];
  /** `byDays`: only whole days were judged. `tooShort`, `incomplete`: nothing was, for lack of weeks or of events. */
  remark: 'byDays' | 'tooShort' | 'incomplete' | null;
}

const NONE: JudgedSilences = { silences: [], remark: null };

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
    if (state.kind === 'idle') return this.#isTooShort() ? { silences: [], remark: 'tooShort' } : NONE;
    // An answer that lacks events would show silences where there are none.
    const answered = 'answered' in state ? state.answered : null;
    if (state.kind === 'error' || answered?.partial) return { silences: [], remark: 'incomplete' };
    return answered ? this.#judge(answered) : NONE;
  }

  #judge(answered: Answered<SummaryQuestion>): JudgedSilences {
    const { now, zone } = this.#environment;
    if (this.#judged?.of !== answered || this.#judged.now !== now) {
      const [table] = answered.value.tables;
      const silences = table ? findSilences(table, zone, now - LATE) : [];
      const found: JudgedSilences = { silences, remark: table?.bins?.bin === 'day' ? 'byDays' : null };
      this.#judged = { of: answered, now, found };
    }
    return this.#judged.found;
  }

  #isTooShort(): boolean {
    const { filter } = this.#environment;
    const span = this.#span(filter);
    return span !== null && daysOf(span) <= DAYS_TO_COMPARE;
  }

  #question(): SummaryQuestion | null {
    const { filter, zone } = this.#environment;
    const span = this.#span(filter);
    if (!span || daysOf(span) <= DAYS_TO_COMPARE) return null;
    return {
      kind: 'summary',
      filter: ofJobs(filter),
      zone,
      groupings: [{ by: ['job'], bin: daysOf(span) <= DAYS_BY_HOUR ? 'hour' : 'day' }, { by: ['job', 'app'] }],
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

function daysOf({ from, to }: TimeSpan): number {
  return (timeToMs(to) - timeToMs(from)) / (24 * HOUR);
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
