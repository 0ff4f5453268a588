import { ASSUMPTIONS } from './assumptions.mjs';

/**
 * @typedef {{ columns: string[], rows: unknown[][] }} Answer
 * @typedef {(query: string) => Promise<Answer>} Ask throws what the service says is wrong
 * @typedef {{ name: string, passed: boolean | null, said: string }} Check `null`: nothing to pass, for information
 */

/**
 * Whether the service does what the library relies on, one check after the other.
 *
 * @param {Ask} ask
 * @returns {AsyncGenerator<Check>}
 */
export async function* checkAssumptions(ask) {
  for (const { name, matters, query, rows } of ASSUMPTIONS) {
    const answer = await ask(query).catch(failed);
    const passed = 'rows' in answer && same(answer.rows, rows);
    const got =
      'rows' in answer ? `Got ${JSON.stringify(answer.rows)}, expected ${JSON.stringify(rows)}.` : answer.said;
    yield { name, passed, said: passed ? '' : `${matters} ${got}` };
  }
}

const NEEDED =
  'TimeGenerated Id ChangeId CycleId JobId DurationMs ResultType ResultSignature ResultDescription ProvisioningStatusInfo ProvisioningSteps ServicePrincipal SourceIdentity SourceSystem TargetIdentity TargetSystem AADTenantId CorrelationId Category OperationName OperationVersion InitiatedBy ModifiedProperties'.split(
    ' ',
  );
const EITHER = ['ProvisioningAction', 'Action'];
const PERHAPS = [...EITHER, 'StatusInfo'];

/**
 * Whether the table is there and what it holds.
 *
 * @param {Ask} ask
 * @returns {AsyncGenerator<Check>}
 */
export async function* checkTable(ask) {
  const table = await ask('AADProvisioningLogs | take 0').catch(failed);
  if ('said' in table) {
    yield { name: 'the workspace has the table AADProvisioningLogs', passed: false, said: table.said };
    return;
  }
  yield { name: 'the workspace has the table AADProvisioningLogs', passed: true, said: '' };
  const missing = NEEDED.filter((name) => !table.columns.includes(name));
  yield { name: 'the table has the columns that are read', passed: missing.length === 0, said: missing.join(', ') };
  const held = PERHAPS.filter((name) => table.columns.includes(name));
  const action = EITHER.some((name) => held.includes(name));
  yield { name: 'the table has a column of actions', passed: action, said: `Of ${PERHAPS}: ${held}.` };
  yield* checkRows(ask);
}

const FACTS = String.raw`AADProvisioningLogs
| summarize events = count(), ids = dcount(Id, 4), oldest = min(TimeGenerated), newest = max(TimeGenerated),
  systems = countif(isnotempty(SourceSystem)), jsonSystems = countif(SourceSystem startswith "{"),
  capitals = countif(SourceIdentity matches regex @'"[Ii]d"\s*:\s*"[^"]*[A-F][^"]*"')
| project events, ids, oldest = format_datetime(oldest, "yyyy-MM-dd HH:mm:ss"), newest = format_datetime(newest, "yyyy-MM-dd HH:mm:ss"), systems, jsonSystems, capitals`;

/**
 * @param {Ask} ask
 * @returns {AsyncGenerator<Check>}
 */
async function* checkRows(ask) {
  const facts = await ask(FACTS).catch(failed);
  if ('said' in facts) {
    yield { name: 'the table can be read', passed: false, said: facts.said };
    return;
  }
  const [events, ids, oldest, newest, systems, jsonSystems, capitals] = facts.rows[0] ?? [];
  yield {
    name: 'the table holds events',
    passed: Number(events) > 0,
    said: `${events}, from ${oldest} to ${newest} UTC.`,
  };
  yield {
    name: 'source systems are JSON',
    passed: Number(systems) === 0 ? null : systems === jsonSystems,
    said: `${jsonSystems} of ${systems}.`,
  };
  yield { name: 'events with an id of their own, estimated', passed: null, said: `${ids} of ${events}.` };
  yield { name: 'events whose source id has capital letters', passed: null, said: `${capitals} of ${events}.` };
}

/** @param {unknown} error */
function failed(error) {
  return { said: `Refused: ${error instanceof Error ? error.message : String(error)}` };
}

/**
 * @param {unknown[][]} got
 * @param {unknown[][]} expected
 */
function same(got, expected) {
  return JSON.stringify(got, withoutBooleans) === JSON.stringify(expected, withoutBooleans);
}

/** The service writes them as `true` or as 1. */
function withoutBooleans(/** @type {string} */ _key, /** @type {unknown} */ value) {
  return typeof value === 'boolean' ? Number(value) : value;
}
