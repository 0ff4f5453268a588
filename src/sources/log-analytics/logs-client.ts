import type { LogsAnswer, LogsClient, LogsQueryOptions, LogsTable } from './client.js';
import { logsService, type LogsCloud } from './clouds.js';
import { orAborted } from './or-aborted.js';
import { askedPause, MOST_TRIES, pauseBeforeNextTry, tellOfPause } from './retry.js';
import { ServiceFailure, type ServiceReply } from './service-failure.js';
import { resourcePath, workspacePath } from './target.js';
import { AccessTokens, type RefusedToken, type TokenSource } from './token.js';
import { withoutTokenIn } from './without-token.js';

/** Whom the client asks, and for whom. */
export interface LogsClientOptions {
  token: TokenSource;
  /** Default `'public'`. */
  cloud?: LogsCloud | undefined;
  /** Default the page's own. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** Resolves after so many milliseconds, never earlier. Default a timer. */
  wait?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<unknown>) | undefined;
  /** From 0 to 1, spreads pauses that the service did not ask for. Default `Math.random`. */
  random?: (() => number) | undefined;
}

/**
 * A small client of Log Analytics for pages and servers, without any package. Sends only the headers a service must
 * allow (`Authorization`, `Content-Type`), so `serverTimeoutInSeconds` is not sent. Asks at most three times:
 * after the pause that a 429 or 503 asks for (up to two minutes), else after one and two seconds for 408, 429, 500, 502,
 * 503 and a lost connection. Rejects with the signal's reason, with a `ServiceFailure`, a `SourceError` (no token, an id
 * that is none) or what `fetch` threw: `clientError` says what each means.
 *
 * Throws a `TypeError` for a cloud or a token source that cannot be.
 */
export function logsClient(options: LogsClientOptions): Required<LogsClient> {
  return new FetchLogsClient(options);
}

/** An answer of the service, or why there is none. */
type Outcome = { reply: ServiceReply } | { reply: null; error: unknown };

class FetchLogsClient implements Required<LogsClient> {
  readonly #endpoint: string;
  readonly #tokens: AccessTokens;
  readonly #options: LogsClientOptions;
  readonly #now: () => number;

  constructor(options: LogsClientOptions) {
    const { endpoint, scope } = logsService(options.cloud);
    this.#endpoint = endpoint;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#tokens = new AccessTokens(options.token, scope, this.#now);
  }

  readonly queryWorkspace: Required<LogsClient>['queryWorkspace'] = async (id, query, timespan, options) =>
    this.#query(workspacePath(id), query, timespan, options);

  readonly queryResource: Required<LogsClient>['queryResource'] = async (id, query, timespan, options) =>
    this.#query(resourcePath(id), query, timespan, options);

  async #query(
    path: string,
    query: string,
    { startTime, endTime }: { startTime: Date; endTime: Date },
    { abortSignal: signal, onWaiting }: LogsQueryOptions = {},
  ): Promise<LogsAnswer> {
    signal?.throwIfAborted();
    const body = JSON.stringify({ query, timespan: `${startTime.toISOString()}/${endTime.toISOString()}` });
    let refused: RefusedToken | undefined;
    for (let tries = 1; ; tries++) {
      const token = await this.#tokens.get(signal, refused);
      const outcome = await this.#send(path, body, token, signal);
      const { reply } = outcome;
      if (reply && reply.status >= 200 && reply.status < 300) return this.#answer(reply, token);
      if (reply?.status === 401) {
        this.#tokens.forget(token);
        const claims = claimsIn(reply);
        if (claims && !refused && tries < MOST_TRIES) {
          refused = { token, claims };
          continue;
        }
      }
      const asked = askedPause(reply?.headers, this.#now());
      const pause = pauseBeforeNextTry(reply?.status ?? null, asked, tries, this.#options.random ?? Math.random);
      if (pause === null) throw reply ? this.#failure(reply, token) : outcome.error;
      await this.#pause(pause, signal, onWaiting);
    }
  }

  #answer(reply: ServiceReply, token: string): LogsAnswer {
    try {
      return answerIn(reply.text, token);
    } catch {
      throw this.#failure(reply, token);
    }
  }

  #failure(reply: ServiceReply, token: string): ServiceFailure {
    return new ServiceFailure({ ...reply, text: withoutTokenIn(reply.text, token) }, this.#now());
  }

  async #pause(pause: number, signal: AbortSignal | undefined, onWaiting: LogsQueryOptions['onWaiting']) {
    tellOfPause(onWaiting, this.#now() + pause);
    signal?.throwIfAborted();
    await orAborted((this.#options.wait ?? timer)(pause, signal), signal);
  }

  async #send(path: string, body: string, token: string, signal: AbortSignal | undefined): Promise<Outcome> {
    const { fetch: send = fetch } = this.#options;
    try {
      const response = await orAborted(
        send(this.#endpoint + path, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body,
          credentials: 'omit',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          ...(signal && { signal }),
        }),
        signal,
      );
      const text = await orAborted(response.text(), signal);
      return { reply: { status: response.status, headers: response.headers, text } };
    } catch (error) {
      signal?.throwIfAborted();
      return { reply: null, error };
    }
  }
}

interface Body {
  tables?: { name?: string; columns: LogsTable['columnDescriptors']; rows: LogsTable['rows'] }[];
  error?: { code?: string; message?: string };
}

/** A workspace without any data answers with nothing at all. Throws where the text is no answer. */
function answerIn(text: string, token: string): LogsAnswer {
  if (!text.trim()) return { status: 'Success', tables: [] };
  const { tables: given, error } = JSON.parse(text) as Body;
  const tables = (given ?? (error && []))!.map(({ name, columns, rows }) => ({
    name,
    columnDescriptors: columns.map(({ name, type }) => ({ name, type })),
    rows,
  }));
  if (!error) return { status: 'Success', tables };
  const partialError = JSON.parse(withoutTokenIn(JSON.stringify(error), token)) as typeof error;
  return { status: 'PartialFailure', partialTables: tables, partialError };
}

/** What a conditional access policy asks for, as text; `null` where it asks for nothing. */
function claimsIn({ headers }: ServiceReply): string | null {
  const encoded = /\bclaims="([\w+/=-]+)"/.exec(headers?.get('www-authenticate') ?? '')?.[1];
  try {
    return encoded ? atob(encoded) : null;
  } catch {
    return null;
  }
}

/** Timers may go off a millisecond early. */
function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => clearTimeout(id);
    const id = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds + 1);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
