import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SourceError } from '../model/source-error.js';

/** A port of this machine that no other machine reaches. */
export interface Loopback {
  readonly port: number;
  /** What browsers may call it: no name of somebody else's that leads here. */
  readonly hosts: ReadonlySet<string>;
  answer(listener: RequestListener): void;
  /** Ends connections, answered or not. */
  close(): Promise<void>;
}

/** Takes the port, 0 for any that is free, on 127.0.0.1 and, where there is one, on ::1. Throws a `SourceError`. */
export async function openLoopback(port: number): Promise<Loopback> {
  const first = await listening('127.0.0.1', port).catch((thrown: unknown) => {
    throw portError(port, thrown);
  });
  const taken = (first.address() as AddressInfo).port;
  // Without it the printed address works just as well.
  const second = await listening('::1', taken).catch(() => null);
  const servers = second ? [first, second] : [first];
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return {
    port: taken,
    hosts: new Set(names.map((name) => new URL(`http://${name}:${taken}`).host)),
    answer: (listener) => servers.forEach((server) => server.on('request', listener)),
    close: async () => void (await Promise.all(servers.map(closed))),
  };
}

function listening(host: string, port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portError(port: number, cause: unknown): SourceError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const why =
    code === 'EADDRINUSE'
      ? 'is taken by another program'
      : code === 'EACCES'
        ? 'may not be used by you'
        : `cannot be used (${code})`;
  return new SourceError('unreachable', `Port ${port} ${why}. Give another, or leave --port out.`, { cause });
}
