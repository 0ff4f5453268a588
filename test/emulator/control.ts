import { NEWER_COLUMNS, OLDER_COLUMNS } from './columns.js';
import { FAULTS_BY_NAME } from './faults.js';
import type { Reply } from './replies.js';
import type { TableRow } from './store.js';
import type { Workspace } from './workspace.js';

interface NewWorkspace {
  readonly rows: readonly TableRow[] | null;
  /** Only one generation of columns. */
  readonly generation?: 'newer' | 'older';
  readonly tokens?: readonly string[];
  readonly resource?: string;
}

const GENERATIONS = { newer: NEWER_COLUMNS, older: OLDER_COLUMNS };

/**
 * What a page can do with the emulator: `POST /control/workspaces` with rows gives `{id}`; `POST /control/faults` with
 * `[{name, argument?}]` lets the next queries fail; `GET /control/requests` gives what was asked.
 */
export function control(workspace: Workspace, method: string, path: string, body: string): Reply {
  switch (`${method} ${path}`) {
    case 'POST /control/workspaces': {
      const { rows, generation, ...options } = JSON.parse(body) as NewWorkspace;
      const columns = generation && { columns: GENERATIONS[generation] };
      return json({ id: workspace.addWorkspace(rows, { ...options, ...columns }) });
    }
    case 'POST /control/faults': {
      const wanted = JSON.parse(body) as { name: string; argument?: unknown }[];
      for (const { name, argument } of wanted) {
        const make = Object.hasOwn(FAULTS_BY_NAME, name) ? FAULTS_BY_NAME[name] : undefined;
        workspace.faults.push(make?.(argument as never) ?? null);
      }
      return json({ waiting: workspace.faults.length });
    }
    case 'GET /control/requests':
      return json({ requests: workspace.requests, running: workspace.running, peak: workspace.peak });
  }
  return { status: 404, body: '' };
}

function json(value: unknown): Reply {
  return { status: 200, body: JSON.stringify(value) };
}
