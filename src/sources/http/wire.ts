import type { SyncResult } from '../../model/question.js';
import type { SourceErrorReason } from '../../model/source-error.js';

/** Version of the wire format between page and server, described in `docs/openapi.json`. */
export const WIRE_VERSION = 1;

/** Every question carries the version in this header; pages of other origins cannot send it unasked. */
export const VERSION_HEADER = 'Sync-Insights-Version';

/** Body of an answer. */
export interface WireAnswer extends SyncResult {
  version: typeof WIRE_VERSION;
}

/** Body of a failure. */
export interface WireFailure {
  error: {
    reason: SourceErrorReason;
    /** One sentence for people, of the server's own. */
    message: string;
    /** Stands beside the whole story in the server's log. */
    correlationId: string;
    /** When questions are taken again, in milliseconds since 1970. */
    retryAt?: number;
  };
}
