import type { SourceError } from '../../model/source-error.js';
import { missingSpans, sharedTime, withoutSpan, withSpan, type Span } from './spans.js';

/** Time that could not be read, and why. */
export interface Failure {
  error: SourceError;
  spans: readonly Span[];
}

/** Which time was read until now, and which could not be. */
export interface LoadView {
  covered: readonly Span[];
  failures: readonly Failure[];
}

/** Which time is wanted, which of it was read, and which could not be. */
export class LoadState implements LoadView {
  #wanted: Span[] = [];
  #covered: Span[] = [];
  #failures: Failure[] = [];

  get wanted(): readonly Span[] {
    return this.#wanted;
  }

  get covered(): readonly Span[] {
    return this.#covered;
  }

  get failures(): readonly Failure[] {
    return this.#failures;
  }

  /** What need not be asked for now. */
  get dealtWith(): readonly Span[] {
    return [...this.#covered, ...this.#failures.flatMap(({ spans }) => spans)];
  }

  get missing(): Span[] {
    return missingSpans(this.#wanted, this.dealtWith);
  }

  want(span: Span): void {
    this.#wanted = withSpan(this.#wanted, span);
  }

  cover(span: Span): void {
    this.#covered = withSpan(this.#covered, span);
  }

  /** What was read of this time may no longer be all. */
  reopen(span: Span): void {
    this.#covered = withoutSpan(this.#covered, span);
  }

  /** What has this error's message already, grows. */
  fail(span: Span, error: SourceError): void {
    const known = this.#failures.find((one) => one.error.message === error.message);
    const others = this.#failures.filter((one) => one !== known);
    this.#failures = [...others, { error, spans: withSpan(known?.spans ?? [], span) }];
  }

  /** Failed time is asked for again: all that has to do with the span, or all. */
  forgetFailures(span?: Span): void {
    this.#failures = span ? this.#failures.filter(({ spans }) => sharedTime(spans, span) === 0) : [];
  }
}
