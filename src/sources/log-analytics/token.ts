import { SourceError } from '../../model/source-error.js';
import { orAborted } from './or-aborted.js';
import { showsToken } from './without-token.js';

/** Any credential of `@azure/identity`, and what `msalCredential` makes. */
export interface TokenCredential {
  getToken(
    scopes: string | string[],
    options?: { abortSignal?: AbortSignal; claims?: string },
  ): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

/**
 * A function that hands over access tokens for a scope. `claims` is what a conditional access policy asks for on top;
 * hand it on to whoever signs people in. Without `expiresOn` (milliseconds since 1970) a token is used for five minutes.
 */
export type TokenFunction = (
  scope: string,
  options: { signal: AbortSignal; claims?: string },
) => Promise<string | { token: string; expiresOn?: Date | number }>;

/** Who is asked for access tokens. */
export type TokenSource = TokenCredential | TokenFunction;

/** A token that the service refused, and the claims it asks for. */
export interface RefusedToken {
  token: string;
  claims: string;
}

interface Held {
  token: string;
  /** Milliseconds since 1970. */
  expires: number;
}

const MARGIN = 120_000;
const UNKNOWN_LIFE = 300_000;

/** Tokens of one scope: kept until two minutes before they expire, asked for once at a time. Failures are not kept. */
export class AccessTokens {
  readonly #ask: (signal: AbortSignal, claims?: string) => Promise<Held>;
  readonly #now: () => number;
  #held: Held | null = null;
  #request: TokenRequest | null = null;

  constructor(source: TokenSource, scope: string, now: () => number) {
    this.#ask = asking(source, scope, now);
    this.#now = now;
  }

  /** Rejects with `signal.reason` when aborted. With a refused token: any but that one. */
  get(signal?: AbortSignal, refused?: RefusedToken): Promise<string> {
    if (refused) this.forget(refused.token);
    if (this.#held && this.#now() < this.#held.expires - MARGIN) return Promise.resolve(this.#held.token);
    const claims = refused?.claims;
    if (!this.#request?.serves(claims)) this.#request = this.#start(claims);
    return this.#request.join(signal);
  }

  forget(token: string): void {
    if (this.#held?.token === token) this.#held = null;
  }

  #start(claims: string | undefined): TokenRequest {
    const isLatest = () => this.#request === request;
    const request = new TokenRequest(claims, async (signal) => {
      try {
        const held = await this.#ask(signal, claims);
        if (isLatest()) this.#held = held;
        return held.token;
      } finally {
        if (isLatest()) this.#request = null;
      }
    });
    return request;
  }
}

/** One request for a token, stopped when nobody waits for it any more. */
class TokenRequest {
  readonly #claims: string | undefined;
  readonly #stop = new AbortController();
  readonly #token: Promise<string>;
  #waiting = 0;

  constructor(claims: string | undefined, ask: (signal: AbortSignal) => Promise<string>) {
    this.#claims = claims;
    this.#token = Promise.resolve().then(() => ask(this.#stop.signal));
  }

  serves(claims: string | undefined): boolean {
    return !this.#stop.signal.aborted && (claims === undefined || claims === this.#claims);
  }

  async join(signal: AbortSignal | undefined): Promise<string> {
    this.#waiting++;
    try {
      return await orAborted(this.#token, signal);
    } finally {
      if (--this.#waiting === 0) this.#stop.abort();
    }
  }
}

function asking(source: TokenSource, scope: string, now: () => number) {
  if (typeof source !== 'function' && typeof source?.getToken !== 'function') {
    throw new TypeError('token: expected a function that returns an access token, or an object with getToken.');
  }
  return async (signal: AbortSignal, claims?: string): Promise<Held> => {
    const asked = claims === undefined ? {} : { claims };
    try {
      if (typeof source !== 'function') {
        const { token, expiresOnTimestamp } = (await source.getToken(scope, { abortSignal: signal, ...asked })) ?? {};
        return checked(token, expiresOnTimestamp ?? now());
      }
      const given = await source(scope, { signal, ...asked });
      const { token, expiresOn } = typeof given === 'object' && given ? given : { token: given };
      return checked(token, Number(expiresOn ?? now() + UNKNOWN_LIFE + MARGIN));
    } catch (error) {
      throw tokenError(error);
    }
  };
}

/** A token with other characters would be repeated by the error of `fetch`. */
function checked(token: unknown, expires: number): Held {
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return { token, expires };
  throw new SourceError(
    'unauthorised',
    'Nobody is signed in, or what was given as access token is none: sign in again.',
  );
}

/** Faults of the network, of the host's own code and of its choosing stay as they are, unless they show a token. */
function tokenError(thrown: unknown): unknown {
  if (showsToken(String(thrown))) return signInError(undefined);
  const name = thrown instanceof Error ? thrown.name : '';
  return /^(SourceError|TypeError|TimeoutError)$/.test(name) ? thrown : signInError(thrown);
}

/** No access token could be had. */
export function signInError(cause: unknown): SourceError {
  return new SourceError('unauthorised', 'There is no access token for Log Analytics: sign in again.', { cause });
}
