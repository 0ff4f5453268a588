import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ASSUMPTIONS } from '../../examples/log-analytics/assumptions.mjs';
import { checkAssumptions, checkTable } from '../../examples/log-analytics/checks.mjs';
import { contractFixture } from '../../src/testing/index.js';
import { NEWER_COLUMNS } from '../emulator/columns.js';
import { checkKql } from '../emulator/kusto.js';
import { tableRows } from '../emulator/table-rows.js';
import { startWorkspace } from '../emulator/workspace.js';

const workspace = await startWorkspace();
after(() => workspace.close());

describe('what queries rely on in the service', () => {
  for (const { name, query } of ASSUMPTIONS) {
    test(`is asked rightly in the eyes of Microsoft's parser: ${name}`, () => {
      assert.deepEqual(checkKql(query).diagnostics, []);
    });
  }

  test('is what the emulator does', async () => {
    const failed = [];
    for await (const { name, passed } of checkAssumptions(asking([]))) if (!passed) failed.push(name);
    assert.deepEqual(failed, []);
  });

  test('is not there where the service answers otherwise, or refuses', async () => {
    const said = [];
    for await (const check of checkAssumptions(() => Promise.resolve({ columns: [], rows: [['else']] }))) {
      said.push([check.passed, check.said.includes('Got [["else"]], expected [[')]);
    }
    for await (const check of checkAssumptions(() => Promise.reject(new Error('too much')))) {
      said.push([check.passed, check.said.endsWith('Refused: too much')]);
    }
    assert.equal(said.length, 2 * ASSUMPTIONS.length);
    assert.ok(said.every(([passed, isSaid]) => passed === false && isSaid));
  });
});

describe('the check of a workspace', () => {
  test('says what the table holds', async () => {
    assert.deepEqual(await checksOf(tableRows(contractFixture.records)), [
      [true, 'the workspace has the table AADProvisioningLogs'],
      [true, 'the table has the columns that are read'],
      [true, 'the table has a column of actions'],
      [true, 'the table holds events'],
      [true, 'source systems are JSON'],
      [null, 'events with an id of their own, estimated'],
      [null, 'events whose source id has capital letters'],
    ]);
  });

  test('says that there is no table, no event, no column', async () => {
    assert.deepEqual(await checksOf(null), [[false, 'the workspace has the table AADProvisioningLogs']]);
    assert.deepEqual((await checksOf([]))[3], [false, 'the table holds events']);
    const columns = NEWER_COLUMNS.filter(({ name }) => name !== 'JobId' && name !== 'ProvisioningAction');
    const checks = await checksOf([], { columns });
    assert.deepEqual(checks.slice(1, 3), [
      [false, 'the table has the columns that are read'],
      [false, 'the table has a column of actions'],
    ]);
  });

  test('is a command that prints every check and fails where one does', async () => {
    const id = workspace.addWorkspace(tableRows(contractFixture.records), { tokens: ['a token'] });
    const right = await run([id, '--cloud', workspace.url, '--token', 'LOGS_TOKEN'], { LOGS_TOKEN: 'a token' });
    assert.equal(right.output.match(/^(ok {2}|note|FAIL) {2}/gm)?.length, 7 + ASSUMPTIONS.length);
    assert.match(right.output, /^ok {4}the workspace has the table/m);
    assert.match(right.output, /\nAll as expected\.\n$/);
    assert.equal(right.code, 0);
    const wrong = await run([id, '--cloud', workspace.url, '--token', 'LOGS_TOKEN'], { LOGS_TOKEN: 'another' });
    assert.equal(wrong.code, 1);
    assert.match(wrong.output, /^FAIL {2}the workspace has the table[^\n]*\n {6}Refused: 403 InsufficientAccessError/m);
  });
});

function asking(rows: Parameters<typeof workspace.addWorkspace>[0], options = {}) {
  const id = workspace.addWorkspace(rows, options);
  return async (query: string) => {
    const response = await fetch(`${workspace.url}/v1/workspaces/${id}/query`, {
      method: 'POST',
      headers: { authorization: 'Bearer a token', 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { tables, error } = (await response.json()) as Body;
    if (!tables?.[0]) throw new Error(JSON.stringify(error));
    return { columns: tables[0].columns.map(({ name }) => name), rows: tables[0].rows };
  };
}

interface Body {
  tables?: { columns: { name: string }[]; rows: unknown[][] }[];
  error?: unknown;
}

async function checksOf(rows: Parameters<typeof asking>[0], options = {}) {
  const checks: [boolean | null, string][] = [];
  for await (const { passed, name } of checkTable(asking(rows, options))) checks.push([passed, name]);
  return checks;
}

async function run(
  args: string[],
  variables: Record<string, string>,
): Promise<{ output: string; code: number | null }> {
  const command = fileURLToPath(new URL('../../examples/log-analytics/check-workspace.mjs', import.meta.url));
  const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, ...variables } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { output, code };
}
