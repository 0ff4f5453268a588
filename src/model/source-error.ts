/** What went wrong, as far as a person can act on it. */
export type SourceErrorReason =
  | 'unauthorised'
  | 'forbidden'
  | 'throttled'
  | 'timeout'
  | 'unreachable'
  | 'bad-query'
  | 'no-table'
  | 'unsupported'
  | 'invalid-data'
  | 'closed';

/** The one kind of failure a source reports. An aborted question rejects with the signal's own reason instead. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly reason: SourceErrorReason;

  /** @param message one sentence: what happened and, where there is one, the remedy. Shown to people as plain text. */
  constructor(reason: SourceErrorReason, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.reason = reason;
  }
}

/** Any thrown value as a {@link SourceError}; what a source throws of its own is `invalid-data` with that value as cause. */
export function toSourceError(thrown: unknown): SourceError {
  if (thrown instanceof SourceError) return thrown;
  // A SourceError of another copy of this library on the page is not an instance of ours.
  if (thrown instanceof Error && thrown.name === 'SourceError' && typeof (thrown as SourceError).reason === 'string') {
    return new SourceError((thrown as SourceError).reason, thrown.message, { cause: thrown });
  }
  const message =
    thrown instanceof Error && thrown.message ? thrown.message : 'The data source failed without saying why.';
  return new SourceError('invalid-data', message, { cause: thrown });
}
