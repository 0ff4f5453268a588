import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileSource, type SyncDataSource } from '../../../src/sources/index.js';
import { readFiles } from '../../../src/sources/files/read-files.js';
import { answerCases } from '../../../src/testing/answer-cases.js';
import { servedWorker } from '../worker/line.js';
import { INPUT_KINDS, packed, PACKINGS } from './input-kinds.js';

const THREADS: Record<string, (files: readonly File[]) => SyncDataSource> = {
  'the page': (files) => fileSource(files, { worker: false }),
  'a worker': (files) => fileSource(files, { workerFactory: () => servedWorker(readFiles).asWorker() }),
};

/** Every case asks it; the last one closes it. */
function keptOpen(source: SyncDataSource): SyncDataSource {
  return {
    supports: (question) => source.supports(question),
    query: (question, options) => source.query(question, options),
    restrictable: true,
  };
}

async function allRead(source: SyncDataSource): Promise<void> {
  const about = { kind: 'about', filter: { direction: 'all' } } as const;
  while ((await source.query(about)).partial?.reason === 'loading');
}

for (const [kind, files] of INPUT_KINDS) {
  describe(`${kind}: every question has the answer that was worked out by hand`, () => {
    for (const [how, packing] of PACKINGS) {
      for (const [thread, open] of Object.entries(THREADS)) {
        // What crosses into the worker is the same file, however it is written.
        if (thread === 'a worker' && how !== 'as it is') continue;
        test(`${how}, read by ${thread}`, async () => {
          const source = open(await packed(files, packing));
          await allRead(source);
          for (const { run } of answerCases) await run(() => keptOpen(source));
          source.close?.();
        });
      }
    }
  });
}

describe('a table is known by its headings', () => {
  for (const name of ['download.txt', 'download', 'download.csv.bak']) {
    test(`also in a file named ${name}`, async () => {
      const files = (INPUT_KINDS.get('the portal’s three CSV files') ?? []).map(
        (file) => new File([file], file.name.replace('ProvisioningLogs', name)),
      );
      const { value } = await fileSource(files).query({ kind: 'about', filter: { direction: 'all' } });
      assert.deepEqual([value.events, value.broken.count], [167, 0]);
    });
  }
});

test('the first bytes tell what a file is also where they come one by one', async () => {
  for (const packing of PACKINGS.values()) {
    const [file] = await packed(INPUT_KINDS.get('the portal’s JSON') ?? [], packing);
    const slow = { name: file!.name, size: file!.size, slice: file!.slice.bind(file), stream: () => byteByByte(file!) };
    const { value } = await fileSource([slow]).query({ kind: 'about', filter: { direction: 'all' } });
    assert.deepEqual([value.events, value.broken.count], [167, 0]);
  }
});

function byteByByte(file: File): ReadableStream<Uint8Array> {
  let at = 0;
  const first = 12;
  return new ReadableStream({
    async pull(controller) {
      const end = at < first ? at + 1 : file.size;
      if (at < end) controller.enqueue(new Uint8Array(await file.slice(at, end).arrayBuffer()));
      else controller.close();
      at = end;
    },
  });
}
