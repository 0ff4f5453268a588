import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { SourceErrorReason } from '../../src/model/source-error.js';
import { logsService } from '../../src/sources/log-analytics/clouds.js';
import type { SyncDataSource, TokenFunction } from '../../src/sources/index.js';
import { contractFixture } from '../../src/testing/index.js';
import { checkKql } from '../emulator/kusto.js';
import { tableRows } from '../emulator/table-rows.js';
import { startWorkspace } from '../emulator/workspace.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = await readFile(join(ROOT, 'docs/log-analytics.md'), 'utf8');
const blocks = new Map(
  [...page.matchAll(/^```(\S+) ?(\S*)\n([^]*?)^```$/gm)].map(([, , name = '', text = '']) => [name, text]),
);
const scripts = [...blocks.keys()].filter((name) => name.endsWith('.js'));

describe('the page about Log Analytics', () => {
  let folder: string;
  before(async () => {
    await mkdir(join(ROOT, '.cache'), { recursive: true });
    folder = await mkdtemp(join(ROOT, '.cache/log-analytics-page-'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    for (const name of scripts) await writeFile(join(folder, name), blocks.get(name)!);
  });
  after(() => rm(folder, { recursive: true }));

  /** The page's code as its readers run it, on the sources of this checkout instead of the built package. */
  const importFrom = async <Module>(name: string): Promise<Module> => {
    const text = blocks.get(name)!.replace(/'cloud-sync-insights\/(\w+)'/g, (_, entry: string) => {
      return `'${pathToFileURL(join(ROOT, 'src', entry, 'index.ts')).href}'`;
    });
    await writeFile(join(folder, `run-${name}`), text);
    return (await import(pathToFileURL(join(folder, `run-${name}`)).href)) as Module;
  };

  test('has no code that is not checked here', () => {
    assert.deepEqual(
      [...blocks.keys()].sort(),
      [
        'allow.sh check-workspace.sh check.sh delay.kql government.js msal.js older.js panel.js popup.js preflight.sh',
        'server.js token.js',
      ].flatMap((names) => names.split(' ')),
    );
  });

  test('shows code whose types are right, under the strictest settings', () => {
    const program = ts.createProgram(
      scripts.map((name) => join(folder, name)),
      {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        allowJs: true,
        checkJs: true,
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        skipLibCheck: true,
        experimentalDecorators: true,
        useDefineForClassFields: false,
        types: [],
        paths: { 'cloud-sync-insights/*': [join(ROOT, 'src/*/index.ts')] },
      },
    );
    const files = scripts.map((name) => program.getSourceFile(join(folder, name))!);
    const found = files.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
    const said = found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    assert.deepEqual(said, []);
  });

  test('connects a page with MSAL, and one with any other sign-in', async () => {
    const { workspaceSource } = await importFrom<{
      workspaceSource: (application: object, id: string) => SyncDataSource;
    }>('msal.js');
    const account = { username: 'mei@contoso.com' };
    const application = {
      getActiveAccount: () => account,
      acquireTokenSilent: (asked: object) => {
        assert.deepEqual(asked, { scopes: ['https://api.loganalytics.io/.default'], account });
        return Promise.resolve({ accessToken: 'token-of-msal', expiresOn: null });
      },
    };
    assert.equal(
      await eventsOf((id) => workspaceSource(application, id), 'token-of-msal'),
      contractFixture.records.length,
    );

    const other = await importFrom<{
      workspaceSource: (id: string, token: TokenFunction) => SyncDataSource;
      portalToken: TokenFunction;
    }>('token.js');
    const events = await eventsOf((id) => other.workspaceSource(id, other.portalToken), 'token-of-the-portal');
    assert.equal(events, contractFixture.records.length);
  });

  test('shows commands that a shell reads, and queries that are right', () => {
    for (const [name, text] of blocks) {
      if (!name.endsWith('.sh')) continue;
      const { status, stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' });
      assert.equal(status, 0, `${name}: ${stderr}`);
    }
    const [, asked = ''] = /--analytics-query "([^"]+)"/.exec(blocks.get('check.sh')!) ?? [];
    for (const query of [asked, blocks.get('delay.kql')!]) assert.deepEqual(checkKql(query).diagnostics, [], query);
  });

  test('names the address and audience of every cloud', () => {
    const rows = [...page.matchAll(/^\| [\w ]+ \| `'(\w+)'` +\| `(\S+)`/gm)];
    assert.deepEqual(
      rows.map(([, cloud]) => cloud),
      ['public', 'government', 'china'],
    );
    for (const [, cloud, host] of rows) {
      const service = logsService(cloud as 'public');
      assert.deepEqual(service, { endpoint: `${host}/v1`, scope: `${host}/.default` });
    }
  });

  test('says of every reason what happened and what to do', () => {
    const of: Record<Exclude<SourceErrorReason, 'unsupported' | 'closed'>, true> = {
      unauthorised: true,
      forbidden: true,
      'no-table': true,
      unreachable: true,
      throttled: true,
      timeout: true,
      'bad-query': true,
      'invalid-data': true,
    };
    const rows = [...page.matchAll(/^\| `(?!reason)([a-z-]+)` +\| (.{20,}) \| (.{20,}) \|$/gm)].map(
      ([, reason]) => reason,
    );
    assert.deepEqual(rows, Object.keys(of));
  });
});

/** Asks for the events of a workspace as a page would: the service is the emulator, the portal gives out tokens. */
async function eventsOf(source: (workspaceId: string) => SyncDataSource, token: string): Promise<number | null> {
  const workspace = await startWorkspace();
  const usual = globalThis.fetch;
  globalThis.fetch = (address, init) => {
    const asked = address instanceof Request ? address.url : address.toString();
    if (asked === '/portal/token?scope=https%3A%2F%2Fapi.loganalytics.io%2F.default') {
      return Promise.resolve(Response.json({ token, expiresOn: '2100-01-01T00:00:00Z' }));
    }
    assert.match(asked, /^https:\/\/api\.loganalytics\.io\/v1\//);
    return usual(asked.replace('https://api.loganalytics.io', workspace.url), init);
  };
  try {
    const id = workspace.addWorkspace(tableRows(contractFixture.records), { tokens: [token] });
    const { value } = await source(id).query({ kind: 'about', filter: { range: 'all', direction: 'all' } });
    return value.events;
  } finally {
    globalThis.fetch = usual;
    await workspace.close();
  }
}
