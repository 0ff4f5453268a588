import type { PageMessage, WorkerMessage } from '../../../src/sources/worker/protocol.js';
import { serveSource, type OpenSource, type PagePort } from '../../../src/sources/worker/serve-source.js';

/** Carries one message; those to one end must arrive in order. */
export type Carry = (deliver: () => void, to: 'page' | 'worker') => void;

/** A worker as its page sees it. What it is told is copied, as a browser does; files are handed on as they are. */
export class LocalWorker extends EventTarget {
  readonly told: PageMessage[] = [];
  isTerminated = false;
  onMessage: (message: PageMessage) => void = () => undefined;

  constructor(private readonly carry: Carry = queueMicrotask) {
    super();
  }

  postMessage(message: PageMessage): void {
    const copy = message.type === 'open' ? message : structuredClone(message);
    this.told.push(copy);
    this.carry(() => this.isTerminated || this.onMessage(copy), 'worker');
  }

  terminate(): void {
    this.isTerminated = true;
  }

  /** The worker tells its page. */
  tell(message: unknown): void {
    const data: unknown = structuredClone(message);
    this.carry(() => this.isTerminated || this.dispatchEvent(new MessageEvent('message', { data })), 'page');
  }

  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  /** As what is made by a `workerFactory`; of a browser's worker only these members are used. */
  asWorker(): Worker {
    return this as unknown as Worker;
  }
}

/** A worker that serves the source which `open` makes. */
export function servedWorker(open: OpenSource, carry?: Carry): LocalWorker {
  const worker = new LocalWorker(carry);
  const port: PagePort = {
    postMessage: (message: WorkerMessage) => worker.tell(message),
    addEventListener: (_type, listener) => {
      worker.onMessage = (data) => listener(new MessageEvent('message', { data }));
    },
  };
  serveSource(port, open);
  return worker;
}
