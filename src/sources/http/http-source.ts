import { plainKey } from '../../model/canonical.js';
import type { AnswerTo, SyncQuestion, SyncResult } from '../../model/question.js';
import { SourceError } from '../../model/source-error.js';
import type { QueryOptions, SyncDataSource } from '../data-source.js';
import { loadError } from '../load-error.js';
import { isAnswerable } from '../answerable.js';
import { closedError } from '../closed-error.js';
import { orAborted } from '../memory/slices.js';
import { Stop } from '../memory/stop.js';
import { KnownBodies } from './known-bodies.js';
import { answerOf, replyError } from './reply.js';
import { VERSION_HEADER, WIRE_VERSION } from './wire.js';

/** Headers of the page's own, e.g. a bearer token. */
export type HttpHeaders = Readonly<Record<string, string>>;

/** How the handler is asked. */
export interface HttpSourceOptions {
  /** Sent with every question. A function is asked before each one, and may be asynchronous. */
  headers?: HttpHeaders | (() => HttpHeaders | Promise<HttpHeaders>) | undefined;
  /** Stands for the platform's `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Whether cookies go along. Default `same-origin`. */
  credentials?: 'omit' | 'same-origin' | 'include' | undefined;
}

/**
 * A source that asks this package's server handler at an address, which may be relative to the page. An answer that has not
 * changed is not sent again. Questions without a range are about what the handler's host chose, 14 days unless changed.
 */
export function httpSource(url: string | URL, options: HttpSourceOptions = {}): SyncDataSource {
  return new HttpSource(url, options);
}

class HttpSource implements SyncDataSource {
  readonly defaultRange = { last: 'P14D' };
  /** The handler itself gives up after 200 seconds. */
  readonly patience = 200_000;
  readonly #url: string;
  readonly #options: HttpSourceOptions;
  readonly #stop = new Stop();
  readonly #underWay = new Set<AbortController>();
  readonly #known = new KnownBodies();

  constructor(url: string | URL, options: HttpSourceOptions) {
    this.#url = String(url);
    this.#options = options;
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, { signal }: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    signal?.throwIfAborted();
    this.#stop.throwIfStopped();
    const request = new AbortController();
    const cancel = (): void => request.abort();
    this.#underWay.add(request);
    signal?.addEventListener('abort', cancel);
    try {
      const answer = await this.#stop.orStopped(orAborted(this.#ask(question, request.signal), signal));
      return answer as SyncResult<AnswerTo<Q>>;
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#underWay.delete(request);
    }
  }

  close(): void {
    this.#stop.stop(closedError());
    for (const request of this.#underWay) request.abort();
    this.#known.clear();
  }

  async #ask(question: SyncQuestion, signal: AbortSignal): Promise<SyncResult> {
    const headers = await this.#headers();
    const key = plainKey(question);
    const known = this.#known.find(key);
    if (known) headers.set('If-None-Match', known.etag);
    try {
      const ask = this.#options.fetch ?? globalThis.fetch;
      const response = await ask(this.#url, {
        method: 'POST',
        body: JSON.stringify(question),
        headers,
        credentials: this.#options.credentials ?? 'same-origin',
        // Leads to a sign-in page, if anywhere: neither the question nor a token follows it there.
        redirect: 'manual',
        signal,
      });
      if (response.status === 304 && known) return answerOf(question, known.body);
      const body = await response.text();
      if (!response.ok) throw replyError(response, body);
      const answer = answerOf(question, body);
      this.#known.keep(key, { etag: response.headers.get('ETag'), body });
      return answer;
    } catch (thrown) {
      throw loadError(thrown);
    }
  }

  async #headers(): Promise<Headers> {
    const { headers: given } = this.#options;
    try {
      const headers = new Headers(typeof given === 'function' ? await given() : given);
      headers.set('Content-Type', 'application/json');
      headers.delete('If-None-Match'); // Only what is known here can be unchanged.
      headers.set(VERSION_HEADER, String(WIRE_VERSION));
      return headers;
    } catch (cause) {
      // What it threw may hold a token.
      throw new SourceError('unauthorised', 'The page could not sign in to its server.', { cause });
    }
  }
}
