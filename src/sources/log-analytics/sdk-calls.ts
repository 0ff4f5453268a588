import { checkedAnswer } from './checked-answer.js';
import type { LogsAnswer, LogsClient, LogsQueryOptions } from './client.js';
import { clientError } from './client-error.js';
import { orAborted } from './or-aborted.js';
import { tellOfPause } from './retry.js';
import type { ServiceReply } from './service-failure.js';
import { resourcePath } from './target.js';
import { tokenIn, withoutTokenIn } from './without-token.js';

/** How a call is followed and stopped. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  onWaiting?: ((until: number) => void) | undefined;
  serverTimeoutInSeconds?: number | undefined;
}

/**
 * Asks any client, and makes good for what those of Azure leave out: a signal stops the request itself, and nobody waits
 * for a client that ignores it; failures keep what the service answered; an empty answer is one without tables; one in another shape is `invalid-data`.
 * Rejects with a `SourceError`, or with `signal.reason`.
 */
export async function callClient(
  client: LogsClient,
  method: 'queryWorkspace' | 'queryResource',
  id: string,
  query: string,
  span: { startTime: Date; endTime: Date },
  { signal, onWaiting, serverTimeoutInSeconds }: CallOptions = {},
): Promise<LogsAnswer> {
  signal?.throwIfAborted();
  if (method === 'queryResource') resourcePath(id);
  const call: Call = { signal, reply: null, token: null };
  const key = followed(client, call);
  const options: FollowedOptions = {
    ...(signal && { abortSignal: signal }),
    ...(onWaiting && { onWaiting: (until: number) => tellOfPause(onWaiting, until) }),
    ...(serverTimeoutInSeconds !== undefined && { serverTimeoutInSeconds }),
    ...(key !== null && { requestOptions: { headers: { [HEADER]: key } } }),
    onResponse: (response) => keep(response, call),
  };
  try {
    // With a slash before it, monitor-query-logs 1.0.0 asks for a path that begins with two.
    const target = key !== null && method === 'queryResource' ? id.slice(1) : id;
    if (typeof client[method] !== 'function') throw new TypeError(`The client has no ${method}.`);
    const answer = await orAborted(client[method](target, query, span, options), signal);
    return whole(checkedAnswer(answer), call);
  } catch (error) {
    signal?.throwIfAborted();
    if (isEmpty(call.reply)) return { status: 'Success', tables: [] };
    const { reply, token } = call;
    throw clientError(error, { reply: reply ? { ...reply, text: withoutTokenIn(reply.text, token) } : undefined });
  } finally {
    if (key !== null) calls.delete(key);
  }
}

interface Call {
  signal: AbortSignal | undefined;
  reply: ServiceReply | null;
  /** The one the request bore. */
  token: string | null;
}

/** `onResponse` is for monitor-query, the header for the pipeline of monitor-query-logs. */
interface FollowedOptions extends LogsQueryOptions {
  requestOptions?: { headers: Record<string, string> };
  onResponse: (response: PipelineResponse) => void;
}

interface PipelineHeaders {
  get(name: string): string | undefined;
  delete(name: string): void;
}

interface PipelineRequest {
  headers: PipelineHeaders;
  abortSignal?: unknown;
}

interface PipelineResponse {
  request?: PipelineRequest;
  status: number;
  headers: PipelineHeaders;
  bodyAsText?: string | null | undefined;
}

interface Pipeline {
  addPolicy(policy: {
    name: string;
    sendRequest(
      request: PipelineRequest,
      next: (request: PipelineRequest) => Promise<PipelineResponse>,
    ): Promise<PipelineResponse>;
  }): void;
}

/** Tells calls apart within a client; never leaves the page. */
const HEADER = 'x-cloud-sync-insights-call';
/** Another copy of this library may follow the same client. */
const COPY = Math.random().toString(36).slice(2);
const calls = new Map<string, Call>();
const pipelines = new WeakSet<Pipeline>();
let count = 0;

/** Follows a call through the client's pipeline, if it shows one. Returns what marks the call's request. */
function followed(client: LogsClient, call: Call): string | null {
  const { pipeline } = client as { pipeline?: Pipeline };
  if (typeof pipeline?.addPolicy !== 'function') return null;
  if (!pipelines.has(pipeline)) {
    pipeline.addPolicy({ name: `cloud-sync-insights-${COPY}`, sendRequest: sendFollowed });
    pipelines.add(pipeline);
  }
  const key = `${COPY}-${++count}`;
  calls.set(key, call);
  return key;
}

async function sendFollowed(
  request: PipelineRequest,
  next: (request: PipelineRequest) => Promise<PipelineResponse>,
): Promise<PipelineResponse> {
  const call = calls.get(request.headers.get(HEADER) ?? '');
  if (!call) return next(request);
  request.headers.delete(HEADER);
  request.abortSignal ??= call.signal;
  const response = await next(request);
  keep(response, call);
  return response;
}

function keep({ request, status, headers, bodyAsText }: PipelineResponse, call: Call): void {
  call.reply = { status, headers, text: typeof bodyAsText === 'string' ? bodyAsText : '' };
  call.token = tokenIn(request?.headers);
}

/** A workspace without any data answers with nothing at all, which these clients cannot read. */
function isEmpty(reply: ServiceReply | null): boolean {
  return reply !== null && reply.status >= 200 && reply.status < 300 && !reply.text.trim();
}

/** The answer with all that the service says about its being partial: the clients drop the innermost words. */
function whole(answer: LogsAnswer, { reply, token }: Call): LogsAnswer {
  if (answer.status === 'Success' || !reply) return answer;
  return { ...answer, partialError: errorBeside(reply.text, token) ?? answer.partialError };
}

type PartialError = { code?: string; message?: string };

/** The tables before it can be many megabytes: only what begins with the last `"error"` is read, where that is JSON. */
function errorBeside(text: string, token: string | null): PartialError | undefined {
  const read = (json: string) => (JSON.parse(withoutTokenIn(json, token)) as { error?: PartialError }).error;
  try {
    return read(`{${text.slice(text.lastIndexOf('"error"'))}`);
  } catch {
    return read(text);
  }
}
