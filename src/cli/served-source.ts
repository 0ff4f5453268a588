import { SourceError } from '../model/source-error.js';
import { Refusal } from '../server/refusal.js';
import type { SyncDataSource } from '../sources/data-source.js';

/**
 * The source as the page asks it: answered from what has been read so far, since the page follows the reading, and with the
 * source's own words, since whoever asks is the one whose files they name.
 */
export function servedSource(source: SyncDataSource): SyncDataSource {
  return {
    supports: (question) => source.supports(question),
    query: (question, options) =>
      source.query(question, options).catch((thrown: unknown) => {
        if (!(thrown instanceof SourceError)) throw thrown;
        throw new Refusal(thrown.message, { status: 502, reason: thrown.reason });
      }),
  };
}
