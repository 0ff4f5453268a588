import assert from 'node:assert/strict';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { DiskFile } from '../../src/cli/disk-file.js';
import { findFiles } from '../../src/cli/find-files.js';
import { folderOf } from './folder.js';

const TEXT = 'ä'.repeat(300_000);
const CHANGED = {
  name: 'SourceError',
  reason: 'unreachable',
  message: 'a.json was changed since it was found. Start the command again, when nothing writes to it.',
};

async function fileOf(context: TestContext): Promise<{ path: string; file: DiskFile }> {
  const path = join(folderOf(context, { 'a.json': TEXT }), 'a.json');
  const [found] = (await findFiles([path])).files;
  return { path, file: new DiskFile(found!) };
}

const textOf = (part: ReadableStream<Uint8Array<ArrayBuffer>>) => new Response(part).text();

describe('a file of a disk', () => {
  test('is read by chunks of a quarter of a megabyte', async (context) => {
    const { file } = await fileOf(context);
    const sizes: number[] = [];
    for await (const { length } of file.stream()) sizes.push(length);
    assert.deepEqual(sizes, [262_144, 262_144, 75_712]);
    assert.equal(await textOf(file.stream()), TEXT);
  });

  test('is read again in part, no further than its end', async (context) => {
    const { file } = await fileOf(context);
    const parts = await Promise.all([file.slice(2, 6), file.slice(599_998, 700_000)].map((part) => part.arrayBuffer()));
    assert.deepEqual(
      parts.map((part) => new TextDecoder().decode(part)),
      ['ää', 'ä'],
    );
  });

  test('to which something was added is an error that says so', async (context) => {
    const { path, file } = await fileOf(context);
    appendFileSync(path, '!');
    await assert.rejects(file.slice(0, 2).arrayBuffer(), CHANGED);
    await assert.rejects(textOf(file.stream()), CHANGED);
  });

  test('to which something is added while it is read gives what was there, then the error', async (context) => {
    const { path, file } = await fileOf(context);
    const reader = file.stream().getReader();
    assert.equal((await reader.read()).value?.length, 262_144);
    appendFileSync(path, '!');
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await assert.rejects(rest(), CHANGED);
  });

  test('that is gone is an error that names it', async (context) => {
    const { path, file } = await fileOf(context);
    rmSync(path);
    await assert.rejects(file.slice(0, 2).arrayBuffer(), { message: 'a.json does not exist. Check the path.' });
  });

  test('of no bytes has an end', async (context) => {
    const [found] = (await findFiles([folderOf(context, { 'none.json': '' })])).files;
    assert.equal(await textOf(new DiskFile(found!).stream()), '');
  });
});
