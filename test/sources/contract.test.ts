import { describe, test } from 'node:test';
import { runSourceContract, type ContractFixture } from '../../src/testing/index.js';
import { fileSource, fromRecords, memorySource } from '../../src/sources/index.js';
import { LoadingSource } from '../../src/sources/memory/loading-source.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';

const file = (name: string, text: string) => new File([text], name);

async function* oneByOne({ records }: ContractFixture): AsyncGenerator<unknown> {
  for (const record of records) {
    await Promise.resolve();
    yield record;
  }
}

/** A source that has read the good file, and could not read the other. */
function halfRead({ records }: ContractFixture): SyncDataSource {
  return fileSource([file('good.json', JSON.stringify(records.slice(0, 100))), file('bad.csv', 'a,b,c')]);
}

function failingOnce({ records }: ContractFixture): SyncDataSource {
  let calls = 0;
  return fromRecords(() => {
    calls += 1;
    if (calls === 1) throw new Error('The service is asleep.');
    return records;
  });
}

describe('records in memory', () => runSourceContract(test, ({ records }) => memorySource(records)));

describe('files', () =>
  runSourceContract(
    test,
    ({ records }) => {
      const half = Math.ceil(records.length / 2);
      const page = JSON.stringify({ value: records.slice(0, half) });
      return fileSource([file('page.json', page), file('portal.json', JSON.stringify(records.slice(half)))]);
    },
    { makePartial: halfRead },
  ));

describe('a load function', () =>
  runSourceContract(test, ({ records }) => fromRecords(() => records), { makeFailing: failingOnce }));

describe('a load function that gives records one by one', () =>
  runSourceContract(test, (fixture) => fromRecords(() => oneByOne(fixture))));

describe('parts that are no files', () =>
  runSourceContract(test, ({ records }) => {
    async function* read() {
      await Promise.resolve();
      yield { records: records.map((raw, start) => ({ raw, start, length: 1 })), read: 0 };
      return [];
    }
    return new LoadingSource([{ name: null, size: 0, read }]);
  }));
