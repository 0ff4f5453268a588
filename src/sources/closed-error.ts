import { SourceError } from '../model/source-error.js';

/** What questions to a closed source fail with. */
export function closedError(): SourceError {
  return new SourceError('closed', 'The data source was closed.');
}
