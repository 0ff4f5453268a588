import { logAnalyticsSource, logsClient, type LogsClient, type SyncDataSource } from '../../src/sources/index.js';

/** Who may read a workspace; default everybody with a token. */
export interface WorkspaceOptions {
  tokens?: readonly string[];
}

/** The emulated Log Analytics as a page sees it: another origin, that allows what the real one is known to allow. */
export interface EmulatedService {
  url: string;
  client: LogsClient;
  /** The id of a new workspace with these rows of the table; `null`: the table was never made. */
  workspace(rows: readonly unknown[] | null, options?: WorkspaceOptions): Promise<string>;
  /** A source over a new workspace, through this library's own client. */
  source(rows: readonly unknown[] | null, options?: WorkspaceOptions): Promise<SyncDataSource>;
  /** The next queries fail in these ways: names of test/emulator/faults.ts. */
  fail(...faults: { name: string; argument?: unknown }[]): Promise<void>;
  /** What was asked since the emulator began. */
  log(): Promise<{
    requests: { workspace: string; gone: boolean; status: number | null }[];
    peak: number;
    running: number;
  }>;
}

const TOKEN = 'token-of-the-page';

/** The service that the test runner starts when it is first asked for. */
export async function emulatedService(): Promise<EmulatedService> {
  const { url } = (await (await fetch('/__workspace-emulator')).json()) as { url: string };
  const client = logsClient({
    token: () => Promise.resolve(TOKEN),
    cloud: { endpoint: `${url}/v1`, audience: 'https://api.loganalytics.io' },
  });
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return (await fetch(`${url}/control/${path}`, init)).json();
  };
  const workspace: EmulatedService['workspace'] = async (rows, options) =>
    ((await post('workspaces', { rows, ...options })) as { id: string }).id;
  return {
    url,
    client,
    workspace,
    async source(rows, options) {
      return logAnalyticsSource({ client, workspaceId: await workspace(rows, options) });
    },
    async fail(...faults) {
      await post('faults', faults);
    },
    async log() {
      return (await (await fetch(`${url}/control/requests`)).json()) as Awaited<ReturnType<EmulatedService['log']>>;
    },
  };
}
