import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { graphService } from '../../../src/sources/graph/clouds.js';
import type { GraphSource } from '../../../src/sources/index.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const page = await readFile(join(ROOT, 'docs/graph.md'), 'utf8');
const [[, name, text] = [], ...others] = [...page.matchAll(/^```js (\S+)\n([^]*?)^```$/gm)];

test('the code of docs/graph.md makes a source that asks its application for a token', async () => {
  assert.deepEqual([name, others.length], ['graph.js', 0]);
  await mkdir(join(ROOT, '.cache'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, '.cache/graph-page-'));
  const sources = pathToFileURL(join(ROOT, 'src/sources/index.ts')).href;
  await writeFile(join(folder, 'graph.mjs'), text!.replace('cloud-sync-insights/sources', sources));
  const { tenantSource } = (await import(pathToFileURL(join(folder, 'graph.mjs')).href)) as {
    tenantSource: (application: object) => GraphSource;
  };
  const asked: string[] = [];
  const acquireTokenSilent = ({ scopes }: { scopes: string[] }) => {
    asked.push(...scopes);
    return Promise.reject(new Error('no session'));
  };
  const source = tenantSource({ getActiveAccount: () => null, acquireTokenSilent });
  await assert.rejects(source.query({ kind: 'about', filter: {} }), { reason: 'unauthorised' });
  assert.deepEqual(asked, ['https://graph.microsoft.com/.default']);
  source.close();
  await rm(folder, { recursive: true });
});

test('docs/graph.md names the endpoint of each cloud', () => {
  for (const cloud of ['public', 'government', 'dod', 'china'] as const) {
    assert.ok(
      page.includes(`'${cloud}'`) && page.includes(`\`${graphService(cloud).endpoint.replace('/v1.0', '')}\``),
      cloud,
    );
  }
});
