import { SourceError, toSourceError } from '../../model/source-error.js';
import type { About } from '../../model/question.js';
import { Listeners } from '../memory/listeners.js';
import { LoadedRecords } from '../memory/loaded-records.js';
import { GraphRecords } from './graph-records.js';
import type { GraphClient } from './graph-client.js';
import { LoadState, type LoadView } from './load-state.js';
import type { Clock } from './pace.js';
import { PageSizes } from './page-sizes.js';
import { inSeconds, refreshFrom, SlicePlan } from './slice-plan.js';
import { walkSlice, type WalkTools } from './slice-walk.js';
import { covers, sharedTime, type Span } from './spans.js';

/** What questions are answered from; it does not change when more comes in. */
export interface Shown extends LoadView {
  records: LoadedRecords;
  duplicates: NonNullable<About['duplicates']>;
  /** Changes when records do. */
  revision: number;
}

/** Pause between two looks at what has come in; shorter loads do not flicker. */
const SHOW_MS = 500;
/** Data older than this is topped up for whoever asks for newer. */
const FRESH_MS = 300_000;
/** Slices that fail one after the other before the rest is given up. */
const MOST_FAILED = 3;
/** The same where a link is missing: other times may have fewer events. */
const MOST_DOUBTFUL = 10;
/** How often a slice is halved because the service is slow. */
const MOST_NARROWED = 3;

const FATAL: readonly string[] = ['unauthorised', 'forbidden', 'bad-query'] satisfies SourceError['reason'][];

/** Loads the time that is wanted, newest first, in slices; what has come in is shown twice a second. */
export class GraphLoader {
  /** More is to be seen, or will not come. */
  readonly changes = new Listeners<void>();
  /** A page came in, or the service asked for a pause until the given time. */
  readonly steps = new Listeners<number | undefined>();
  readonly #client: GraphClient;
  readonly #clock: Clock;
  #records = new GraphRecords();
  readonly #sizes = new PageSizes();
  readonly #plan = new SlicePlan();
  readonly #state = new LoadState();
  #shown: Shown;
  #run: AbortController | null = null;
  #isStopped = false;
  #isSlow = false;
  #loadedTo = 0;
  #lastLong = 0;

  constructor(client: GraphClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.#shown = this.#snapshot();
  }

  get shown(): Shown {
    return this.#shown;
  }

  get size(): number {
    return this.#records.collector.size;
  }

  get isLoading(): boolean {
    return this.#run !== null;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Up to when events are loaded, in milliseconds since 1970; later ones take a refresh. */
  get loadedTo(): number {
    return this.#loadedTo;
  }

  /** Share of the span that was read, 0 to 1. */
  share(span: Span): number {
    return span.to > span.from ? sharedTime(this.#state.covered, span) / (span.to - span.from) : 1;
  }

  /** Share of all that was asked for. */
  get shareOfAll(): number {
    const total = this.#state.wanted.reduce((sum, { from, to }) => sum + to - from, 0);
    const done = this.#state.wanted.reduce((sum, span) => sum + sharedTime(this.#state.covered, span), 0);
    return total > 0 ? done / total : 0;
  }

  /** Loads what of the span is not loaded, and says which of it there can be: nothing that is yet to come. */
  want({ from, to }: Span): Span {
    const now = this.#clock.now();
    const isOld = now - this.#loadedTo >= FRESH_MS || from >= this.#loadedTo;
    if (this.#loadedTo === 0 || (to > this.#loadedTo && from < now && isOld)) this.#advance();
    const span = inSeconds({ from, to: Math.max(from, Math.min(to, this.#loadedTo)) });
    // One that nothing can be answered of failed, and is tried again; a part that failed waits for a refresh.
    if (!this.isLoading && sharedTime(this.#state.covered, span) === 0) this.#state.forgetFailures(span);
    this.#state.want(span);
    this.#begin();
    return span;
  }

  /** Resolves when the span can be answered: all of it, some of it if that takes long, nothing if no more comes. */
  async ready(span: Span): Promise<void> {
    for (;;) {
      const { covered } = this.#shown;
      if (covers(covered, span) || !this.isLoading) return;
      if (this.#isSlow && sharedTime(covered, span) > 0) return;
      await new Promise<void>((resolve) => {
        const stop = this.changes.add(() => {
          stop();
          resolve();
        });
      });
    }
  }

  /** Asks for the newest time again, and for all that failed or was stopped. */
  refresh(): void {
    this.#isStopped = false;
    this.#state.forgetFailures();
    if (this.#loadedTo > 0) this.#advance();
    this.#begin();
  }

  /** Nothing more is loaded until the next refresh. */
  stop(): void {
    this.#isStopped = true;
    this.#end();
  }

  /** Stops for good and frees the records. */
  close(): void {
    this.#isStopped = true;
    this.#run?.abort();
    this.#run = null;
    this.#records = new GraphRecords();
    this.#shown = this.#snapshot();
    this.changes.clear();
    this.steps.clear();
  }

  #advance(): void {
    const now = this.#clock.now();
    const { to } = inSeconds({ from: now, to: now });
    if (this.#loadedTo > 0) {
      const { from, isLong } = refreshFrom(this.#loadedTo, this.#lastLong, now);
      if (isLong) this.#lastLong = now;
      this.#state.reopen({ from, to });
      this.#state.want({ from: this.#loadedTo, to });
    } else this.#lastLong = now;
    this.#loadedTo = Math.max(this.#loadedTo, to);
  }

  #begin(): void {
    if (this.#run || this.#isStopped || this.#state.missing.length === 0) return;
    const run = (this.#run = new AbortController());
    this.#isSlow = false;
    void this.#load(run.signal).then(() => {
      if (this.#run === run) this.#end();
    });
    void this.#showMeanwhile(run.signal);
  }

  #end(): void {
    this.#run?.abort();
    this.#run = null;
    this.#show();
  }

  async #showMeanwhile(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#clock.wait(SHOW_MS, signal);
      if (signal.aborted) return;
      this.#isSlow = true;
      this.#show();
    }
  }

  async #load(signal: AbortSignal): Promise<void> {
    const attempt = { failed: 0, doubtful: 0, narrowed: 0 };
    for (;;) {
      const slice = this.#plan.next(this.#state.wanted, this.#state.dealtWith);
      if (slice === null) return;
      try {
        const doubt = await this.#loadSlice(slice, signal);
        if (doubt === null) Object.assign(attempt, { failed: 0, doubtful: 0, narrowed: 0 });
        else if (!this.#plan.narrow(slice)) {
          const error = unproven(doubt);
          this.#state.fail(slice, error);
          attempt.doubtful += 1;
          if (attempt.doubtful === MOST_DOUBTFUL) this.#giveUp(error);
        }
      } catch (thrown) {
        if (signal.aborted) return;
        const error = toSourceError(thrown);
        const isSlow = error.reason === 'timeout' || (error.reason === 'throttled' && error.retryAt === null);
        if (isSlow && attempt.narrowed < MOST_NARROWED && this.#plan.narrow(slice)) attempt.narrowed += 1;
        else {
          this.#state.fail(slice, error);
          attempt.failed += 1;
          if (FATAL.includes(error.reason) || attempt.failed === MOST_FAILED) this.#giveUp(error);
        }
      }
    }
  }

  /** Reads a slice. Returns why there may be more in it; `null` if that is all. */
  async #loadSlice(slice: Span, signal: AbortSignal): Promise<string | null> {
    let isThrottled = false;
    const tools: WalkTools = {
      client: this.#client,
      records: this.#records,
      sizes: this.#sizes,
      signal,
      onPage: () => this.steps.tell(undefined),
      listener: {
        onWaiting: (until) => this.steps.tell(until),
        onThrottled: () => {
          isThrottled = true;
          this.#plan.shrink();
        },
      },
    };
    const end = await walkSlice(slice, tools);
    signal.throwIfAborted();
    for (const span of this.#sizes.takeDoubtful()) this.#state.reopen(span);
    if (!end.isDrained) return end.doubt;
    this.#state.cover(slice);
    if (!isThrottled) this.#plan.widen(end.pages);
    return null;
  }

  #giveUp(error: SourceError): void {
    for (const span of this.#state.missing) this.#state.fail(span, error);
  }

  #show(): void {
    this.#shown = this.#snapshot();
    this.changes.tell();
  }

  #snapshot(): Shown {
    const { covered, failures } = this.#state;
    const { revision, duplicates, collector } = this.#records;
    const before = this.#shown as Shown | undefined;
    const records =
      before?.revision === revision && revision > 0 ? before.records : new LoadedRecords(collector.snapshot());
    return { records, covered, failures, duplicates, revision };
  }
}

function unproven(doubt: string): SourceError {
  return new SourceError('invalid-data', `${doubt}: there may be more events than were given. Refresh later.`);
}
