import { knownReason, SourceError, type SourceErrorReason } from '../model/source-error.js';
import { Refusal } from './refusal.js';

interface Failure {
  status: number;
  message: string;
  /** What whoever asked is told, where the reason is about the server and not about them. */
  told?: SourceErrorReason;
}

const NO_RIGHT: Failure = {
  status: 502,
  told: 'forbidden',
  message: 'The server itself is not allowed to read the logs.',
};

/** What is said of a failure of the source, and with which status. */
const FAILURES: Record<SourceErrorReason, Failure> = {
  unauthorised: NO_RIGHT,
  forbidden: NO_RIGHT,
  throttled: { status: 429, message: 'The log service asks for a pause.' },
  timeout: { status: 504, message: 'The log service did not answer in time.' },
  unreachable: { status: 502, message: 'The server cannot reach the log service.' },
  'bad-query': { status: 400, message: 'The log service does not take this question.' },
  'no-table': { status: 502, message: 'The log service holds no provisioning logs.' },
  unsupported: { status: 501, message: 'The server does not answer this kind of question.' },
  'invalid-data': { status: 502, message: 'The server cannot read what the log service answered.' },
  closed: { status: 503, message: 'The server has closed its log source.' },
};

/** What a failure of the source is to whoever asked: one fixed sentence, and nothing of what the source said. */
export function sourceRefusal(thrown: unknown): Refusal {
  try {
    return knownRefusal(thrown);
  } catch {
    return unknownFailure(thrown); // It throws when looked at.
  }
}

function knownRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const isSourceError = thrown instanceof Error && thrown.name === 'SourceError';
  const { reason: named, retryAt } = isSourceError ? (thrown as SourceError) : { reason: null, retryAt: null };
  const reason = knownReason(named);
  if (reason === null) return unknownFailure(thrown);
  const { status, message, told = reason } = FAILURES[reason];
  return new Refusal(message, { status, reason: told, cause: thrown, retryAt });
}

/** What nobody foresaw. */
export function unknownFailure(cause: unknown): Refusal {
  return new Refusal('The server failed.', {
    status: 500,
    reason: 'unreachable',
    cause: cause ?? new Error('Nothing was thrown.'),
  });
}
