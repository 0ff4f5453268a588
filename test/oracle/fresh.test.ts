import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

const root = new URL('../../', import.meta.url);
const script = new URL('expect.py', import.meta.url).pathname;

const committed = (path: string): Promise<Buffer> => readFile(new URL(path, root));
const sums = async () => JSON.parse((await committed('test/oracle/sha256.json')).toString()) as Record<string, string>;

function writeInto(folder: string): string | null {
  const ran = spawnSync('python3', [script, folder], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (ran.error && 'code' in ran.error && ran.error.code === 'ENOENT') return 'python3 is missing';
  if (/No module named 'zoneinfo'|ZoneInfoNotFoundError/.test(ran.stderr)) return 'python3 has no time zones';
  assert.equal(ran.status, 0, ran.stderr);
  return null;
}

test('the files of the contract are what the oracle writes', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'oracle-'));
  context.after(() => rm(folder, { recursive: true }));
  const missing = writeInto(folder);
  if (missing) return context.diagnostic(`${missing}: only the checksums of inputs and outputs were compared`);
  for (const path of [
    'test/oracle/sha256.json',
    ...Object.keys(await sums()).filter((path) => !path.startsWith('test/oracle/')),
  ]) {
    const same = (await committed(path)).equals(await readFile(join(folder, path)));
    assert.ok(same, `${path} is not what the oracle writes: run python3 test/oracle/expect.py`);
  }
});

test('inputs and outputs of the oracle have their committed checksums', async () => {
  for (const [path, sum] of Object.entries(await sums())) {
    const actual = createHash('sha256')
      .update(await committed(path))
      .digest('hex');
    assert.equal(actual, sum, `${path} changed: run python3 test/oracle/expect.py`);
  }
});
