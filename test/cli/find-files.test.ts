import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { findFiles } from '../../src/cli/find-files.js';
import { folderOf } from './folder.js';

const namesIn = async (...paths: string[]) => (await findFiles(paths)).files.map(({ name }) => name);

describe('files are found', () => {
  test('in folders to the bottom, by name, of the kinds that logs have', async (context) => {
    const wanted = [
      'a.json',
      'b.NDJSON',
      'c.jsonl',
      'd.csv',
      'e.log',
      'y=2026/m=11/PT1H.json',
      'y=2026/m=11/PT1H.json.gz',
    ];
    const others = ['readme.md', 'json', '.hidden.json', '.git/config.json', 'picture.png'];
    const folder = folderOf(context, Object.fromEntries([...others, ...wanted].map((name) => [name, '[]'])));
    assert.deepEqual(await namesIn(folder), wanted);
  });

  test('whatever they are called, if they are named themselves', async (context) => {
    const folder = folderOf(context, { 'export.txt': '[]' });
    assert.deepEqual(await namesIn(join(folder, 'export.txt')), ['export.txt']);
  });

  test('once, however often they are named', async (context) => {
    const folder = folderOf(context, { 'logs/a.json': '[]', 'logs/b.json': '[]' });
    const paths = [join(folder, 'logs/b.json'), join(folder, 'logs'), join(folder, 'logs/a.json')];
    assert.deepEqual(await namesIn(...paths), ['b.json', 'logs/a.json']);
  });

  test('with the size and time at which they are to be read', async (context) => {
    const folder = folderOf(context, { 'a.json': '[1]' });
    const [file] = (await findFiles([folder])).files;
    assert.equal(file?.size, 3);
    assert.ok(Number.isFinite(file?.lastModified));
  });

  test('through links that stay in the folder, and a link to a folder around it ends', async (context) => {
    const folder = folderOf(context, { 'logs/a.txt': '[]' });
    symlinkSync('a.txt', join(folder, 'logs/linked.json'));
    symlinkSync('..', join(folder, 'logs/up'));
    const { files, failures } = await findFiles([folder]);
    assert.deepEqual([files.map(({ name }) => name), failures], [['logs/linked.json'], []]);
  });
});

describe('what is not read is said', () => {
  test('of links that lead out of the folder, to files and to folders', async (context) => {
    const folder = folderOf(context, { 'logs/a.json': '[]', 'logs-old/b.json': '[]', 'c.json': '[]' });
    symlinkSync('../c.json', join(folder, 'logs/file.json'));
    symlinkSync('../logs-old', join(folder, 'logs/folder'));
    const { files, failures } = await findFiles([join(folder, 'logs')]);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['a.json'],
    );
    const why = 'is a link that leads out of the folder, and was left out. Give where it leads as well.';
    assert.deepEqual(
      failures.map(({ message }) => message),
      [`file.json ${why}`, `folder ${why}`],
    );
  });

  test('of a link that leads nowhere', async (context) => {
    const folder = folderOf(context, { 'a.json': '[]' });
    symlinkSync('gone.json', join(folder, 'link.json'));
    const { failures } = await findFiles([folder]);
    assert.deepEqual(
      failures.map(({ message }) => message),
      ['link.json does not exist. Check the path.'],
    );
  });

  test('of a path at which there is nothing', async (context) => {
    const path = join(folderOf(context, {}), 'gone');
    await assert.rejects(findFiles([path]), {
      reason: 'unreachable',
      message: `${path} does not exist. Check the path.`,
    });
  });
});
