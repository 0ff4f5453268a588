import assert from 'node:assert/strict';
import { test } from 'node:test';
import { droppedFiles } from '../../../src/sources/index.js';

type Tree = { [name: string]: Tree | File | Error };

/** What a browser tells of a folder: a hundred entries at a time, none behind the last, and names in no order. */
function entryOf(name: string, node: Tree | File | Error, fullPath = `/${name}`): FileSystemEntry {
  const common = { name, fullPath, isFile: node instanceof File, isDirectory: !(node instanceof File) };
  if (node instanceof File) {
    return {
      ...common,
      file: (done: (file: File) => void) => queueMicrotask(() => done(node)),
    } as unknown as FileSystemEntry;
  }
  const readerOf = () => {
    const left = Object.entries(node as Tree).reverse();
    const readEntries = (done: (found: FileSystemEntry[]) => void, fail: (error: Error) => void) =>
      node instanceof Error
        ? fail(node)
        : done(left.splice(0, 100).map(([inner, one]) => entryOf(inner, one, `${fullPath}/${inner}`)));
    return { readEntries };
  };
  return { ...common, createReader: readerOf } as unknown as FileSystemEntry;
}

function dropOf(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, node]) => ({
    kind: 'file',
    webkitGetAsEntry: () => entryOf(name, node),
  }));
  return { items, files: [] } as unknown as DataTransfer;
}

const file = (name: string) => new File(['[]'], name);
const paths = (files: readonly File[]) => files.map(({ name, webkitRelativePath }) => webkitRelativePath || name);

test('folders are walked to their last file, each with its path', async () => {
  const tree = {
    logs: { 'd=02': { 'PT1H.json': file('PT1H.json') }, 'd=01': { 'PT1H.json': file('PT1H.json') } },
    'one.json': file('one.json'),
  };
  const { files, failures } = await droppedFiles(dropOf(tree));
  assert.deepEqual(paths(files), ['logs/d=01/PT1H.json', 'logs/d=02/PT1H.json', 'one.json']);
  assert.deepEqual(failures, []);
});

test('a folder with more entries than a browser gives at a time is read to its end', async () => {
  const names = Array.from({ length: 250 }, (_, index) => `${1000 + index}.json`);
  const { files } = await droppedFiles(dropOf({ many: Object.fromEntries(names.map((name) => [name, file(name)])) }));
  assert.deepEqual(
    paths(files),
    names.map((name) => `many/${name}`),
  );
});

test('what a system keeps in folders for itself is left out, but not what is dropped by itself', async () => {
  const own = ['.DS_Store', 'Thumbs.db', 'desktop.ini', '._log.json'];
  const inside = Object.fromEntries([...own, 'log.json'].map((name) => [name, file(name)]));
  const { files } = await droppedFiles(dropOf({ logs: inside, '.log.json': file('.log.json') }));
  assert.deepEqual(paths(files), ['logs/log.json', '.log.json']);
});

test('a folder that cannot be read is told by its path; the others are read', async () => {
  const { files, failures } = await droppedFiles(
    dropOf({ logs: { 'a.json': file('a.json'), shut: new Error('not allowed') } }),
  );
  assert.deepEqual(paths(files), ['logs/a.json']);
  assert.deepEqual(failures, ['The folder logs/shut could not be read (not allowed). Choose its files one by one.']);
});

test('where a browser knows no folders, the files are taken', async () => {
  const items = [{ kind: 'file', getAsFile: () => file('a.json') }, { kind: 'string' }];
  const { files } = await droppedFiles({ items, files: [] } as unknown as DataTransfer);
  assert.deepEqual(paths(files), ['a.json']);
});
