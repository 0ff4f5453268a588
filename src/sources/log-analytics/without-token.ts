interface Headers {
  get?(name: string): string | null | undefined;
  delete?(name: string): unknown;
}

interface Request {
  headers?: Headers;
}

interface ThrownByClient {
  message?: string;
  stack?: string;
  details?: unknown;
  request?: Request;
  response?: { request?: Request; bodyAsText?: unknown };
}

/**
 * What a client threw, its request without the access token. `undefined` where its own words repeat the token, as those
 * of a gateway may that shows a request's headers, or show anything like one, and where it cannot be read. Never throws.
 */
export function withoutToken(thrown: unknown): unknown {
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  try {
    const { message, stack, details, request, response } = thrown as ThrownByClient;
    const tokens = [request, response?.request].map((sent) => takenFrom(sent?.headers));
    const words = () => [message, stack, response?.bodyAsText, JSON.stringify(details)].join('\n');
    const repeats = tokens.some((token) => token && words().includes(token));
    return repeats || showsToken(`${message}\n${stack}`) ? undefined : thrown;
  } catch {
    return undefined;
  }
}

/** The text without an access token that it may repeat. A word of up to eight characters is none: it may be anywhere. */
export function withoutTokenIn(text: string, token: string | null): string {
  return token && token.length > 8 ? text.replaceAll(token, '…') : text;
}

/** Whether words show something like an access token. */
export function showsToken(words: string): boolean {
  return /eyJ\w{9}/.test(words);
}

/** The access token of a request. */
export function tokenIn(headers: Headers | undefined): string | null {
  return headers?.get?.('authorization')?.replace(/^\w+ /, '') ?? null;
}

function takenFrom(headers: Headers | undefined): string | null {
  const token = tokenIn(headers);
  headers?.delete?.('authorization');
  return token;
}
