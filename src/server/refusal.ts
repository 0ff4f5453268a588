import type { SourceErrorReason } from '../model/source-error.js';

/** How a question is refused. */
export interface RefusalOptions {
  status: number;
  reason: SourceErrorReason;
  /** What the host is told; a refusal without one is nothing to look into. */
  cause?: unknown;
  /** When questions are taken again, in milliseconds since 1970. */
  retryAt?: number | null;
  headers?: Record<string, string>;
}

/** Ends the work on a question. Its message is given to whoever asked: never put in it what the source said. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    message: string,
    readonly how: RefusalOptions,
  ) {
    super(message, { cause: how.cause });
  }
}
