import { timeToMs, toTimeText } from '../../src/model/time.js';
import type { Clock } from '../../src/sources/graph/pace.js';

/** An event as the service holds it. */
export interface HeldEvent {
  /** As it stands in a page. */
  record: object;
  activityDateTime: string;
  /** When the service has it, in milliseconds since 1970; at once if absent. */
  arrives?: number;
}

/** A request that came in. */
export interface SeenRequest {
  /** Milliseconds since 1970. */
  at: number;
  address: string;
  /** Ends of the time asked for, as in the filter. */
  after: string;
  before: string;
  isLink: boolean;
  token: string;
}

/** How the service differs from what is documented. */
export interface GraphQuirks {
  /** Records on a page, whatever `$top` asks for. Default: `$top`, 1000 at most. */
  pageSize?: number;
  /** Records of a page that stand on the next one again. */
  overlap?: number;
  /** Orders the events of an answer. Default: as they are held. */
  order?: (events: readonly HeldEvent[]) => readonly HeldEvent[];
  /** What becomes of a link; `null`: there is none. */
  link?: (link: string, request: SeenRequest) => string | null;
  /** Answers in place of the service; `null`: the service answers. An error is a lost connection. */
  fault?: (request: SeenRequest, count: number) => Response | Error | null;
  /** Milliseconds until a request is answered. Default 300. */
  latency?: number;
}

const HOST = 'https://graph.microsoft.com';
const PATH = '/v1.0/auditLogs/provisioning';
const FILTER = /^activityDateTime gt (\S+) and activityDateTime lt (\S+)$/;
const WINDOW = 10_000;
const MOST = 5;

/** Microsoft Graph's provisioning logs on the real wire format, behind a `fetch`. */
export class GraphEmulator {
  readonly requests: SeenRequest[] = [];
  readonly events: HeldEvent[];
  quirks: GraphQuirks;
  readonly #clock: Clock;

  constructor(records: readonly object[], clock: Clock, quirks: GraphQuirks = {}) {
    this.events = records.map((record) => ({ record, activityDateTime: timeIn(record) }));
    this.#clock = clock;
    this.quirks = quirks;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { signal } = init ?? {};
    signal?.throwIfAborted();
    const request = this.#seen(url, new Headers(init?.headers));
    await this.#clock.wait(this.quirks.latency ?? 300, signal ?? new AbortController().signal);
    signal?.throwIfAborted();
    const fault = this.quirks.fault?.(request, this.requests.length) ?? null;
    if (fault instanceof Error) throw fault;
    return fault ?? this.#answer(url, request);
  };

  /** The most requests that came in within any ten seconds. */
  get mostInTenSeconds(): number {
    const times = this.requests.map(({ at }) => at);
    return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + WINDOW).length));
  }

  #seen(url: URL, headers: Headers): SeenRequest {
    const [, after = '', before = ''] = FILTER.exec(url.searchParams.get('$filter') ?? '') ?? [];
    const token = (headers.get('authorization') ?? '').replace(/^Bearer /, '');
    const request = {
      at: this.#clock.now(),
      address: url.href,
      after,
      before,
      isLink: url.searchParams.has('$skiptoken'),
      token,
    };
    this.requests.push(request);
    return request;
  }

  #answer(url: URL, request: SeenRequest): Response {
    if (url.origin !== HOST || url.pathname !== PATH) return graphFailure(404, 'ResourceNotFound');
    if (!request.token) return graphFailure(401, 'InvalidAuthenticationToken');
    if (this.#isTooFast(request)) return graphFailure(429, 'TooManyRequests', { 'Retry-After': '10' });
    if (!request.after) return graphFailure(400, 'BadRequest');
    const size = this.quirks.pageSize ?? Math.min(1000, Number(url.searchParams.get('$top') ?? 100));
    const start = startIn(url.searchParams.get('$skiptoken'));
    if (start === null) return graphFailure(400, 'BadRequest');
    const found = this.#find(request);
    const page = found.slice(start, start + size);
    const end = start + size;
    const following = new URL(url);
    following.searchParams.set('$skiptoken', tokenOf(end - (this.quirks.overlap ?? 0)));
    const link = end < found.length ? following.href : null;
    const sent = link !== null && this.quirks.link ? this.quirks.link(link, request) : link;
    return Response.json({
      '@odata.context': `${HOST}/v1.0/$metadata#auditLogs/provisioning`,
      ...(sent !== null && { '@odata.nextLink': sent }),
      value: page.map(({ record }) => record),
    });
  }

  #find({ after, before }: SeenRequest): readonly HeldEvent[] {
    const [from, to] = [toTimeText(after)!, toTimeText(before)!];
    const now = this.#clock.now();
    const found = this.events.filter(({ activityDateTime, arrives = 0 }) => {
      const time = toTimeText(activityDateTime)!;
      return time > from && time < to && arrives <= now;
    });
    return this.quirks.order?.(found) ?? found;
  }

  #isTooFast({ at }: SeenRequest): boolean {
    return this.requests.filter((other) => other.at > at - WINDOW && other.at <= at).length > MOST;
  }
}

/** A failure as Graph writes it. */
export function graphFailure(status: number, code: string, headers: Record<string, string> = {}): Response {
  const innerError = { date: '2026-11-09T12:00:00', 'request-id': '5d1f0c7e-0000-4000-8000-0123456789ab' };
  return Response.json({ error: { code, message: `Refused: ${code}.`, innerError } }, { status, headers });
}

const tokenOf = (start: number) => btoa(`start=${start};end`);

/** `null` for a token that was cut. */
function startIn(token: string | null): number | null {
  if (token === null) return 0;
  try {
    const found = /^start=(\d+);end$/.exec(atob(token));
    return found ? Number(found[1]) : null;
  } catch {
    return null;
  }
}

function timeIn(record: object): string {
  const time = String((record as { activityDateTime?: unknown }).activityDateTime);
  if (Number.isNaN(timeToMs(time))) throw new Error(`Not a time: ${time}.`);
  return time;
}
