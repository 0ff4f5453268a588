/** What is used of `IncomingMessage` of `node:http`. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly complete: boolean;
  readonly readableEnded: boolean;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What is used of `ServerResponse` of `node:http`. */
export interface NodeResponse {
  readonly writableFinished: boolean;
  readonly headersSent: boolean;
  /** Whether the connection is gone. */
  readonly destroyed?: boolean;
  on(event: 'close', listener: () => void): unknown;
  writeHead(status: number, headers: Record<string, string>): { end(body?: Uint8Array): unknown };
  destroy?(): unknown;
}

/** How requests of Node's are turned into standard ones. */
export interface NodeListenerOptions {
  /**
   * What pages call this server, e.g. `https://portal.example`: the origin of `request.url`. The Host header is not
   * trusted. Default `http://localhost`.
   */
  origin?: string | undefined;
}

/**
 * A handler as listener of a `node:http` server, and as middleware of Express and the like. It never rejects, and leaves
 * alone what somebody else has answered.
 */
export function nodeListener(
  handler: (request: Request) => Promise<Response>,
  { origin = 'http://localhost' }: NodeListenerOptions = {},
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  const base = new URL(origin).origin;
  return async (incoming, outgoing) => {
    if (outgoing.destroyed) return; // Whoever asked left before; nothing more is heard of it.
    const gone = new AbortController();
    outgoing.on('close', () => outgoing.writableFinished || gone.abort());
    const { status, headers, body } = await answered(handler, () => standardRequest(incoming, base, gone.signal));
    try {
      if (outgoing.headersSent) return;
      if (body.length > 0) headers['content-length'] = String(body.length);
      // What was not read of the body would be taken for the next request.
      if (!incoming.complete) headers['connection'] = 'close';
      outgoing.writeHead(status, headers).end(body);
    } catch {
      outgoing.destroy?.(); // A header that Node does not send: whoever asked must not wait for ever.
    }
  };
}

interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

async function answered(handler: (request: Request) => Promise<Response>, toRequest: () => Request): Promise<Answered> {
  let request: Request;
  try {
    request = toRequest();
  } catch {
    return inWords(400, 'This is not a request.\n');
  }
  try {
    const response = await handler(request);
    if (response.status < 200) throw new TypeError('The handler answered with Response.error().');
    const body = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch {
    return inWords(500, 'The server failed.\n');
  }
}

function inWords(status: number, text: string): Answered {
  const headers = { 'content-type': 'text/plain;charset=UTF-8' };
  return { status, headers, body: new TextEncoder().encode(text) };
}

function standardRequest(incoming: NodeRequest, base: string, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = [rawHeaders[index], rawHeaders[index + 1]];
    if (!name.startsWith(':')) headers.append(name, value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(base + (url.startsWith('/') ? url : '/'), {
    method,
    headers,
    signal,
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  });
}

/** The body as it comes in, no faster than it is read. */
function bodyOf(incoming: NodeRequest): BodyInit {
  if (incoming.readableEnded) return parsedBody(incoming);
  let isOpen = true;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on('data', (chunk) => {
        if (!isOpen) return;
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on('end', () => {
        if (isOpen) controller.close();
        isOpen = false;
      });
      incoming.on('close', () => {
        if (isOpen) controller.error(new Error('The connection was closed.'));
        isOpen = false;
      });
    },
    pull: () => void incoming.resume(),
    cancel() {
      isOpen = false;
      incoming.resume();
    },
  });
}

/** A framework that was there before has read the body: what it made of it is written again. */
function parsedBody(incoming: NodeRequest): BodyInit {
  const body: unknown = 'body' in incoming ? incoming.body : '';
  if (typeof body === 'string' || body instanceof Uint8Array) return body as BodyInit;
  return JSON.stringify(body ?? null);
}
