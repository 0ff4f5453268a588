const REASONS = [
  'unauthorised',
  'forbidden',
  'throttled',
  'timeout',
  'unreachable',
  'bad-query',
  'no-table',
  'unsupported',
  'invalid-data',
  'closed',
] as const;

/** What went wrong, as far as a person can act on it. */
export type SourceErrorReason = (typeof REASONS)[number];

/** The one kind of failure a source reports. An aborted question rejects with the signal's own reason instead. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly reason: SourceErrorReason;
  /** `throttled`: when the service takes questions again, in milliseconds since 1970; `null` where it does not say. */
  readonly retryAt: number | null;

  /** @param message one sentence: what happened and, where there is one, the remedy. Shown to people as plain text. */
  constructor(reason: SourceErrorReason, message: string, options: { cause?: unknown; retryAt?: number | null } = {}) {
    super(message, options);
    this.reason = reason;
    this.retryAt = options.retryAt ?? null;
  }
}

/** The reason, if it is a known one. */
export function knownReason(reason: unknown): SourceErrorReason | null {
  return REASONS.find((one) => one === reason) ?? null;
}

/** Any thrown value as a {@link SourceError} of a known reason; anything else is `invalid-data` with that value as cause. */
export function toSourceError(thrown: unknown): SourceError {
  // A SourceError of another copy of this library on the page is not an instance of ours.
  const other = thrown instanceof Error && thrown.name === 'SourceError' ? (thrown as SourceError) : null;
  const known = knownReason(other?.reason);
  if (thrown instanceof SourceError && known) return thrown;
  const message =
    thrown instanceof Error && thrown.message ? thrown.message : 'The data source failed without saying why.';
  const retryAt = typeof other?.retryAt === 'number' ? other.retryAt : null;
  return new SourceError(known ?? 'invalid-data', message, { cause: thrown, retryAt });
}
