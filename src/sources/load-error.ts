import { SourceError, toSourceError, type SourceErrorReason } from '../model/source-error.js';

/**
 * What an answer that is not `ok` means, for `throw responseError(response)` in a `load` function: 401 `unauthorised`,
 * 403 `forbidden`, 429 `throttled`, 408 and 504 `timeout`, 404, 410 and other 5xx `unreachable`, other 4xx `bad-query`,
 * anything else `invalid-data`. The message names the status; the body is not read.
 */
export function responseError(response: Response): SourceError {
  const { status } = response;
  const [reason, meaning] = meaningOf(status);
  return new SourceError(reason, `The log service answered with status ${status}: ${meaning}.`, { cause: response });
}

function meaningOf(status: number): [reason: SourceErrorReason, meaning: string] {
  if (status === 401) return ['unauthorised', 'nobody is signed in, or the sign-in is over'];
  if (status === 403) return ['forbidden', 'whoever is signed in may not read these logs'];
  if (status === 404 || status === 410) return ['unreachable', 'there is nothing at this address'];
  if (status === 408 || status === 504) return ['timeout', 'it took too long'];
  if (status === 429) return ['throttled', 'too many questions in a short time'];
  if (status >= 500) return ['unreachable', 'it is out of order'];
  if (status >= 400) return ['bad-query', 'it does not take this question'];
  return ['invalid-data', 'an answer without logs'];
}

/** The first words of what `fetch` rejects with in Chrome, Firefox, Safari and Node where there is no answer. */
const NO_ANSWER =
  /^(Failed to fetch|network error|NetworkError when attempting to fetch|Load failed|The network connection was lost|The Internet connection appears to be offline|fetch failed|terminated)/i;

/** What `response.json()` rejects with for other text: all name JSON, except older versions of Safari. */
const NOT_JSON = /JSON|did not match the expected pattern/;

/**
 * Whatever a `load` function throws as a {@link SourceError}: a `fetch` that got no answer is `unreachable`, one whose
 * `AbortSignal.timeout` is over `timeout`, text that is not JSON `invalid-data` with a hint. All else as `toSourceError`.
 */
export function loadError(thrown: unknown): SourceError {
  const { name, message } = thrown instanceof Error ? thrown : { name: '', message: '' };
  if (name === 'TypeError' && NO_ANSWER.test(message)) {
    const why = 'there is no connection, or the service does not let this page ask';
    return new SourceError('unreachable', `The log service could not be reached: ${why}.`, { cause: thrown });
  }
  if (name === 'TimeoutError') {
    return new SourceError('timeout', 'The log service did not answer in time.', { cause: thrown });
  }
  if (name === 'SyntaxError' && NOT_JSON.test(message)) {
    const what = 'something that is not JSON (a sign-in page?)';
    return new SourceError('invalid-data', `The log service answered with ${what}.`, { cause: thrown });
  }
  return toSourceError(thrown);
}
