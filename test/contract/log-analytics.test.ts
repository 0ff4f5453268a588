import { after, before, describe, it } from 'node:test';
import { readFile } from 'node:fs/promises';
import { logAnalyticsSource } from '../../src/sources/log-analytics/log-analytics-source.js';
import { logsClient } from '../../src/sources/log-analytics/logs-client.js';
import type { LogsClient } from '../../src/sources/log-analytics/client.js';
import { contractFixture, runSourceContract, type ContractFixture } from '../../src/testing/index.js';
import { monitorQuery, monitorQueryLogs } from '../emulator/clients.js';
import { rowsOfAnswer, tableRows } from '../emulator/table-rows.js';
import { startWorkspace } from '../emulator/workspace.js';
import { readAhead } from '../support/read-ahead.js';

const TOKEN = 'token-of-the-contract';
const workspace = await startWorkspace();
const file = await readFile(new URL('../fixtures/contract/log-analytics.json', import.meta.url), 'utf8');
const known = new Map<ContractFixture, string>();

after(() => workspace.close());

const clients: [name: string, client: LogsClient][] = [
  [
    'logsClient',
    logsClient({
      token: () => Promise.resolve(TOKEN),
      cloud: { endpoint: `${workspace.url}/v1`, audience: 'https://api.loganalytics.io' },
    }),
  ],
  ['@azure/monitor-query', monitorQuery(workspace.url, TOKEN)],
  ['@azure/monitor-query-logs', monitorQueryLogs(workspace.url, TOKEN)],
];

before(() => readAhead(logAnalyticsSource({ client: clients[0]![1], workspaceId: workspaceOf(contractFixture) })));

for (const [name, client] of clients) {
  describe(`logAnalyticsSource through ${name}`, () => {
    runSourceContract({ describe, it }, (fixture) => logAnalyticsSource({ client, workspaceId: workspaceOf(fixture) }));
  });
}

/** The committed answer of the service for the contract's records; any others as the service would store them. */
function workspaceOf(fixture: ContractFixture): string {
  let id = known.get(fixture);
  if (id === undefined) {
    const rows = fixture === contractFixture ? rowsOfAnswer(JSON.parse(file)) : tableRows(fixture.records);
    known.set(fixture, (id = workspace.addWorkspace(rows)));
  }
  return id;
}
