import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, cutAnswer } from './answers.js';
import type { Limits } from './answers.js';
import { control } from './control.js';
import { allowOrigin, answerPreflight, STRICT_CORS } from './cors.js';
import type { CorsSettings } from './cors.js';
import { ticksOfMilliseconds } from './evaluate/time.js';
import type { Fault } from './faults.js';
import { badQuery, partialError } from './replies.js';
import type { Reply } from './replies.js';
import { FORBIDDEN, NO_WORKSPACE, NOT_FOUND, readBody, send, sendHalf, stall, UNAUTHENTICATED } from './sending.js';
import type { RequestBody } from './sending.js';
import { merged, store } from './store.js';
import type { StoredWorkspace, TableRow, WorkspaceOptions } from './store.js';

/** A request for an answer, as it came. */
export interface LoggedRequest {
  /** Milliseconds since 1970, of the machine's clock. */
  readonly time: number;
  /** The workspace's id or the resource's path. */
  readonly workspace: string;
  readonly query: string;
  readonly timespan: string | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The origin of the page that asks, or `null`. */
  readonly origin: string | null;
  /** The status it was answered with; `null` while it was not. */
  status: number | null;
  /** Whether the one who asked went away before the answer. */
  gone: boolean;
}

/** What can be set when it is started, and changed at any time. */
export interface Settings {
  /** The service's clock, in milliseconds since 1970. Default: the machine's. */
  now: () => number;
  /** Every answer comes so many milliseconds later. Default 0. */
  delay: number;
  limits: Limits;
  cors: CorsSettings;
}

/** The running emulator of a Log Analytics service. */
export interface Workspace {
  /** `http://127.0.0.1:<port>`; the service is under `/v1`. */
  readonly url: string;
  /** Every query that was asked, in order. */
  readonly requests: LoggedRequest[];
  /** How many queries are being answered, and the most there ever were. */
  readonly running: number;
  readonly peak: number;
  /** What goes wrong with the next queries: each takes the first, one that is `null` is answered. */
  readonly faults: (Fault | null)[];
  /** Asked for each query when `faults` is empty. */
  chooseFault: ((request: LoggedRequest) => Fault | null) | null;
  readonly settings: Settings;
  /** Adds a workspace and gives its id. `null` for rows: the logs were never routed to it, there is no table. */
  addWorkspace(rows: readonly TableRow[] | null, options?: WorkspaceOptions): string;
  /** Ends it, and every connection to it. */
  close(): Promise<void>;
}

/** Starts the emulator on a free port of this machine. */
export async function startWorkspace(options: Partial<Settings> = {}): Promise<Workspace> {
  const emulator = new Emulator(options);
  await emulator.listen();
  return emulator;
}

const LIMITS: Limits = { rowCap: 500_000, byteCap: 100 * 1024 * 1024, distinctLimit: 100_000_000 };
const PATH = /^\/v1\/(?:workspaces\/([^/]+)|\/?(subscriptions\/.+?))\/query\/?$/i;

class Emulator implements Workspace {
  readonly requests: LoggedRequest[] = [];
  readonly faults: (Fault | null)[] = [];
  readonly settings: Settings;
  chooseFault: ((request: LoggedRequest) => Fault | null) | null = null;
  running = 0;
  peak = 0;
  url = '';
  private readonly workspaces: StoredWorkspace[] = [];
  private readonly server = createServer((request, response) => this.handle(request, response));

  constructor(options: Partial<Settings>) {
    this.settings = {
      now: Date.now,
      delay: 0,
      ...options,
      limits: { ...LIMITS, ...options.limits },
      cors: { ...STRICT_CORS, ...options.cors },
    };
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
        resolve();
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  addWorkspace(rows: readonly TableRow[] | null, options: WorkspaceOptions = {}): string {
    const id = randomUUID();
    this.workspaces.push(store(id, rows, options));
    return id;
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => response.destroy());
    request.on('end', () => this.route(request, response, Buffer.concat(chunks).toString('utf8')));
  }

  private route(request: IncomingMessage, response: ServerResponse, body: string): void {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const isControl = path.startsWith('/control/');
    const cors = isControl ? { ...this.settings.cors, origins: '*' as const } : this.settings.cors;
    allowOrigin(request, response, cors);
    if (request.method === 'OPTIONS') return answerPreflight(response, cors);
    if (isControl) return send(response, control(this, request.method ?? '', path, body));
    const found = request.method === 'POST' ? PATH.exec(path) : null;
    if (!found) return send(response, NOT_FOUND);
    this.query(request, response, decodeURIComponent(found[1] ?? `/${found[2]}`), body);
  }

  private query(request: IncomingMessage, response: ServerResponse, id: string, body: string): void {
    const asked = readBody(body);
    const logged: LoggedRequest = {
      time: Date.now(),
      workspace: id,
      query: asked?.query ?? '',
      timespan: asked?.timespan ?? null,
      headers: request.headers,
      origin: request.headers.origin ?? null,
      status: null,
      gone: false,
    };
    this.requests.push(logged);
    this.peak = Math.max(this.peak, ++this.running);
    response.on('close', () => {
      this.running -= 1;
      if (response.writableFinished) return;
      logged.gone = true;
    });
    const fault = this.faults.length > 0 ? this.faults.shift() : this.chooseFault?.(logged);
    const go = () => {
      if (response.destroyed) return;
      if (fault?.kind === 'slow') return stall(response, fault);
      if (fault?.kind === 'reset') return void response.socket?.resetAndDestroy();
      const reply = fault?.kind === 'reply' ? fault.reply : this.replyTo(request, id, asked);
      logged.status = reply.status;
      if (fault?.kind === 'cut') return sendHalf(response, reply);
      send(
        response,
        fault?.kind === 'partial' ? cutAnswer(reply, fault.rows, partialError(fault.code, fault.message)) : reply,
      );
    };
    if (this.settings.delay > 0) setTimeout(go, this.settings.delay);
    else go();
  }

  private replyTo(request: IncomingMessage, id: string, asked: RequestBody | null): Reply {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return UNAUTHENTICATED;
    const isJson = (request.headers['content-type'] ?? '').includes('application/json');
    if (!asked || !isJson) return { status: 200, body: '' };
    const wanted = [id, ...asked.workspaces];
    const found = wanted.map((one) => this.workspaces.find((workspace) => isNamed(workspace, one)));
    if (!found.every((one) => one !== undefined)) return NO_WORKSPACE;
    if (!found.every(({ tokens }) => !tokens || tokens.includes(token))) return FORBIDDEN;
    if (asked.query === '') return badQuery({ code: 'NoQueryError', message: 'No query was given.' });
    const { now, limits } = this.settings;
    return answered(merged(found), { ...asked, now: ticksOfMilliseconds(now()), limits });
  }
}

/** What the emulator itself fails at is said aloud, and not tried again by clients. */
function answered(...asked: Parameters<typeof answer>): Reply {
  try {
    return answer(...asked);
  } catch (thrown) {
    return badQuery({ code: 'EmulatorError', message: `The emulator failed: ${String(thrown)}` });
  }
}

function isNamed({ id, resource }: StoredWorkspace, name: string): boolean {
  return id === name.toLowerCase() || (resource !== null && resource === name.toLowerCase());
}
