import { SourceError } from '../../model/source-error.js';

const EXPECTED =
  'Expected provisioning logs: the JSON download of the Entra admin center, an answer of Microsoft Graph ' +
  '(auditLogs/provisioning), a Log Analytics result with AADProvisioningLogs rows, or records of a diagnostic setting.';

/** One record of a file, or why there is none in its place; `at` is how far in the text it was found. */
export type DocumentItem = ({ raw: unknown } | { broken: string }) & { at: number };

/** Items in the order of the file; `null` is a moment to pause. Returns what the file lacks, a sentence each. */
export type DocumentReader = Generator<DocumentItem | null, string[], void>;

/** Content that is JSON, but no provisioning log; the message completes `<file> …`. */
export class NotALog extends Error {
  constructor(
    message: string,
    readonly remedy = 'Download the provisioning logs instead, as JSON.',
  ) {
    super(message);
  }
}

/** `invalid-data` for a file that is something else: what it is, what to do and what was expected. */
export function foreignError(name: string, what: string, remedy: string): SourceError {
  return new SourceError('invalid-data', `${name} ${what}. ${remedy} ${EXPECTED}`);
}
