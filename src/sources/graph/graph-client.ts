import { SourceError } from '../../model/source-error.js';
import { askedPause, tellOfPause } from '../log-analytics/retry.js';
import type { ServiceReply } from '../log-analytics/service-failure.js';
import { AccessTokens, type RefusedToken, type TokenSource } from '../log-analytics/token.js';
import { withoutTokenIn } from '../log-analytics/without-token.js';
import { orAborted } from '../memory/slices.js';
import { isThrottling, pauseBeforeNextTry } from './back-off.js';
import type { GraphService } from './clouds.js';
import { lostError, replyError, signInError } from './graph-error.js';
import { RequestPace, type Clock } from './pace.js';
import { readPage, type Page } from './page.js';

/** What the client needs of its surroundings. */
export interface Surroundings extends Clock {
  fetch: typeof fetch;
  /** From 0 to 1, spreads pauses that the service did not ask for. */
  random: () => number;
}

/** Whoever wants to know what happens meanwhile. */
export interface PageListener {
  /** The service asked for a pause until then, in milliseconds since 1970. */
  onWaiting(until: number): void;
  /** The service asked for fewer requests. */
  onThrottled(): void;
}

/** A request without any answer, in milliseconds. */
const LONGEST_REQUEST = 120_000;

/** An answer of the service, or why there is none. */
type Outcome = { reply: ServiceReply } | { reply: null; error: SourceError };

/** Asks Microsoft Graph for pages, one at a time: with a token, in the documented pace, again where that may help. */
export class GraphClient {
  readonly #service: GraphService;
  readonly #tokens: AccessTokens;
  readonly #surroundings: Surroundings;
  readonly #pace: RequestPace;

  constructor(service: GraphService, token: TokenSource, surroundings: Surroundings) {
    this.#service = service;
    this.#surroundings = surroundings;
    this.#tokens = new AccessTokens(token, service.scope, surroundings.now);
    this.#pace = new RequestPace(surroundings);
  }

  get endpoint(): string {
    return this.#service.endpoint;
  }

  /** The page at an address. Rejects with a `SourceError`, or with the signal's reason. */
  async page(address: string, signal: AbortSignal, listener: PageListener): Promise<Page> {
    const { now, random } = this.#surroundings;
    let refused: RefusedToken | undefined;
    let refusals = 0;
    for (let tries = 1; ; tries++) {
      const token = await this.#token(signal, refused);
      const outcome = await this.#pace.send(() => this.#send(address, token, signal), signal);
      signal.throwIfAborted();
      const { reply } = outcome;
      if (reply?.status === 200) return readPage(reply.text);
      if (reply?.status === 401 && refusals++ === 0) {
        // It may have been withdrawn under way; a policy may ask for more than it holds.
        const claims = claimsIn(reply);
        if (claims === null) this.#tokens.forget(token);
        else refused = { token, claims };
        continue;
      }
      const status = reply?.status ?? null;
      const asked = askedPause(reply?.headers, now());
      if (isThrottling(status)) listener.onThrottled();
      const pause = pauseBeforeNextTry(status, asked, tries, random);
      if (pause === null) throw reply ? replyError(reply, asked === null ? null : now() + asked) : errorOf(outcome);
      this.#pace.holdUntil(now() + pause);
      tellOfPause((until) => listener.onWaiting(until), now() + pause);
    }
  }

  async #token(signal: AbortSignal, refused: RefusedToken | undefined): Promise<string> {
    try {
      return await this.#tokens.get(signal, refused);
    } catch (thrown) {
      signal.throwIfAborted();
      if (thrown instanceof SourceError) throw thrown.reason === 'unauthorised' ? signInError(thrown) : thrown;
      throw lostError(thrown);
    }
  }

  async #send(address: string, token: string, signal: AbortSignal): Promise<Outcome> {
    const { fetch: send, wait } = this.#surroundings;
    const request = new AbortController();
    const abort = (): void => request.abort(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    void wait(LONGEST_REQUEST, request.signal).then(() => {
      request.abort(new DOMException('It took longer than two minutes.', 'TimeoutError'));
    });
    try {
      signal.throwIfAborted();
      const response = await orAborted(
        send(address, {
          headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
          credentials: 'omit',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          signal: request.signal,
        }),
        request.signal,
      );
      const text = await orAborted(response.text(), request.signal);
      const { status, headers } = response;
      return { reply: { status, headers, text: status === 200 ? text : withoutTokenIn(text, token) } };
    } catch (thrown) {
      signal.throwIfAborted();
      return { reply: null, error: lostError(thrown) };
    } finally {
      signal.removeEventListener('abort', abort);
      request.abort();
    }
  }
}

function errorOf(outcome: Outcome): SourceError {
  return outcome.reply ? replyError(outcome.reply, null) : outcome.error;
}

/** What a conditional access policy asks for, as text; `null` where it asks for nothing. */
function claimsIn({ headers }: ServiceReply): string | null {
  const encoded = /\bclaims="([\w+/=-]+)"/.exec(headers?.get('www-authenticate') ?? '')?.[1];
  try {
    return encoded ? atob(encoded.replaceAll('-', '+').replaceAll('_', '/')) : null;
  } catch {
    return null;
  }
}
