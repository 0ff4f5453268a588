import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { cached, createSyncHandler, limited, nodeListener } from '../../src/server/index.js';
import { httpSource } from '../../src/sources/http/http-source.js';
import { fromRecords, memorySource } from '../../src/sources/index.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { runSourceContract, type ContractFixture } from '../../src/testing/index.js';

type Handler = (request: Request) => Promise<Response>;

describe('a server of your own, over real http', () => {
  const handlers = new Map<string, Handler>();
  const server = createServer((request, response) => void listener(request, response));
  const listener = nodeListener((request) => handlers.get(new URL(request.url).pathname)!(request));
  before(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** The source of a page whose server asks this one. */
  function throughServer(source: SyncDataSource): SyncDataSource {
    const path = `/sync-${handlers.size}`;
    const options = { authorize: () => ({}), maxRange: null, questionsPerMinute: null, onError: () => undefined };
    handlers.set(path, createSyncHandler(source, options));
    return httpSource(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  }

  runSourceContract(test, ({ records }) => throughServer(memorySource(records)), {
    makeFailing: (fixture) => throughServer(failingOnce(fixture)),
    makePartial: ({ records }) => throughServer(halfRead(memorySource(records.slice(0, 100)))),
    makeSlow: ({ arrived, aborted }) =>
      throughServer(
        fromRecords(({ signal }) => {
          arrived();
          signal.addEventListener('abort', aborted);
          return new Promise(() => undefined);
        }),
      ),
  });
});

for (const [name, wrap] of [
  ['cached', (source: SyncDataSource) => cached(source)],
  ['limited', (source: SyncDataSource) => limited(source)],
  ['limited to one', (source: SyncDataSource) => limited(source, { atOnce: 1 })],
  ['cached and limited', (source: SyncDataSource) => cached(limited(source))],
] as const) {
  describe(`a source that is ${name}`, () =>
    runSourceContract(test, ({ records }) => wrap(memorySource(records)), {
      makeFailing: (fixture) => wrap(failingOnce(fixture)),
      makePartial: ({ records }) => wrap(halfRead(memorySource(records.slice(0, 100)))),
      makeSlow: ({ arrived, aborted }) => wrap(hanging(arrived, aborted)),
    }));
}

function failingOnce({ records }: ContractFixture): SyncDataSource {
  let loads = 0;
  return fromRecords(() => (loads++ === 0 ? Promise.reject(new Error('The service is away.')) : records));
}

function halfRead(source: SyncDataSource): SyncDataSource {
  return {
    supports: (question) => source.supports(question),
    query: async (question, options) => ({
      ...(await source.query(question, options)),
      partial: { reason: 'rows', limit: 100 },
    }),
  };
}

function hanging(arrived: () => void, aborted: () => void): SyncDataSource {
  return {
    supports: () => true,
    query: (_, { signal } = {}) =>
      new Promise((_, reject) => {
        arrived();
        signal?.addEventListener('abort', () => {
          aborted();
          reject(signal.reason as Error);
        });
      }),
  };
}
