import { describe, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { fileSource, memorySource, type SyncDataSource } from '../../../src/sources/index.js';
import type { PageMessage } from '../../../src/sources/worker/protocol.js';
import { serveSource, type PagePort } from '../../../src/sources/worker/serve-source.js';
import { WorkerSource } from '../../../src/sources/worker/worker-source.js';
import { runSourceContract, type ContractFixture } from '../../../src/testing/index.js';
import { servedWorker } from './line.js';

/** Both ends of a real channel: whatever crosses is copied by the engine. */
async function overChannel({ records }: ContractFixture): Promise<SyncDataSource> {
  const { port1, port2 } = new MessageChannel();
  const worker: PagePort = {
    postMessage: (message) => port2.postMessage(message),
    addEventListener: (_type, listener) =>
      port2.on('message', (data: PageMessage) => listener(new MessageEvent('message', { data }))),
  };
  serveSource(worker, (_files, { now }) => memorySource(records, now && { now }));
  const page = Object.assign(new EventTarget(), {
    postMessage: (message: unknown) => port1.postMessage(message),
    terminate: () => port1.close(),
  });
  port1.on('message', (data: unknown) => page.dispatchEvent(new MessageEvent('message', { data })));
  const source = new WorkerSource(page, { files: [], options: {} });
  await source.ready;
  return source;
}

const file = (name: string, value: unknown) => new File([JSON.stringify(value)], name);

describe('a source over a channel', () => runSourceContract(test, overChannel));

describe('files in a worker', () =>
  runSourceContract(
    test,
    ({ records }) => {
      const worker = servedWorker((files, options) => fileSource(files, options));
      const files = [file('one.json', records.slice(0, 50)), file('two.json', records.slice(50))];
      return fileSource(files, { workerFactory: () => worker.asWorker() });
    },
    {
      makePartial: ({ records }) => {
        const worker = servedWorker((files, options) => fileSource(files, options));
        const files = [file('good.json', records.slice(0, 100)), new File(['<p>'], 'page.html')];
        return fileSource(files, { workerFactory: () => worker.asWorker() });
      },
    },
  ));
