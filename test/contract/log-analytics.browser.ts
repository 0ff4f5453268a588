import { logAnalyticsSource, type LogsClient } from '../../src/sources/index.js';
import { contractFixture, runSourceContract, type ContractFixture } from '../../src/testing/index.js';
import { monitorQuery, monitorQueryLogs } from '../emulator/clients.js';
import { rowsOfAnswer, tableRows } from '../emulator/table-rows.js';
import { emulatedService } from '../support/emulated-workspace.js';
import { readAhead } from '../support/read-ahead.js';

const { url, client, workspace } = await emulatedService();
const answer: unknown = await (await fetch(new URL('../fixtures/contract/log-analytics.json', import.meta.url))).json();
const known = new Map<ContractFixture, Promise<string>>();

const clients: [name: string, client: LogsClient][] = [
  ['logsClient', client],
  ['@azure/monitor-query', monitorQuery(url)],
  ['@azure/monitor-query-logs', monitorQueryLogs(url)],
];

before(async function () {
  this.timeout(120_000);
  await readAhead(logAnalyticsSource({ client, workspaceId: await workspaceOf(contractFixture) }));
});

for (const [name, asked] of clients) {
  describe(`logAnalyticsSource in a page of another origin, through ${name}`, () => {
    runSourceContract({ describe, it }, async (fixture) =>
      logAnalyticsSource({ client: asked, workspaceId: await workspaceOf(fixture) }),
    );
  });
}

/** The committed answer of the service for the contract's records; any others as the service would store them. */
function workspaceOf(fixture: ContractFixture): Promise<string> {
  const rows = fixture === contractFixture ? rowsOfAnswer(answer) : tableRows(fixture.records);
  const id = known.get(fixture) ?? workspace(rows);
  known.set(fixture, id);
  return id;
}
