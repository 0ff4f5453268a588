import { SourceError } from '../../model/source-error.js';

const EXPECTED =
  'Expected provisioning logs: the JSON download of the Entra admin center, an answer of Microsoft Graph ' +
  '(auditLogs/provisioning), a Log Analytics result with AADProvisioningLogs rows, or records of a diagnostic setting.';

/** Content that is JSON, but no provisioning log; the message completes `<file> …`. */
export class NotALog extends Error {
  constructor(
    message: string,
    readonly remedy = 'Download the provisioning logs instead, as JSON.',
  ) {
    super(message);
  }
}

/** Content that does not begin like JSON; `head` is its first text. */
export class NotJson extends Error {
  constructor(readonly head: string) {
    super('The text does not begin like JSON.');
  }
}

/** Text that is not JSON, or ends too early; `at` is the position in the text, in bytes. */
export class JsonTextError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** A value that is too long to be a record; `at` is where it begins, in bytes. */
export class TooLong extends JsonTextError {}

/** `invalid-data` for a file that is something else: what it is, what to do and what was expected. */
export function foreignError(name: string, what: string, remedy: string): SourceError {
  return new SourceError('invalid-data', `${name} ${what}. ${remedy} ${EXPECTED}`);
}
