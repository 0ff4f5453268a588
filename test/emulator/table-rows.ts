import type { GraphRecord } from '../../src/testing/graph-record.js';
import type { TableRow } from './store.js';

const STATUSES = ['success', 'failure', 'skipped', 'warning'];
const STEP_TYPES = ['import', 'scoping', 'matching', 'processing', 'referenceresolution', 'export'];
const NAMES = new Map([
  ['id', 'Id'],
  ['displayName', 'Name'],
  ['initiatorType', 'Type'],
]);

/**
 * Records as rows of the table. As in the committed answer, rows differ by their position in which of the two column
 * generations is filled, in the case of keys, and in where an error stands.
 */
export function tableRows(records: readonly GraphRecord[]): TableRow[] {
  return records.map(rowOf);
}

function rowOf(record: GraphRecord, index: number): TableRow {
  const { status, errorInformation: error } = record.provisioningStatusInfo;
  const known = STATUSES.includes(status);
  const details = ['errorCategory', 'additionalDetails', 'recommendedAction'].some((key) => error?.[key]);
  const onlyOldInfo = known && index % 11 === 7 && !details;
  const inColumns = index % 5 !== 1 || onlyOldInfo;
  const action = record.provisioningAction;
  const part = (value: object) => JSON.stringify(renamed(value, index));
  return {
    TenantId: '41b7d0aa-5e2f-4c93-9b6d-0f8e7a6c5d42',
    AADTenantId: record.tenantId,
    TimeGenerated: record.activityDateTime,
    OperationName: 'Provisioning activity',
    OperationVersion: '1.0',
    Category: 'ProvisioningLogs',
    ResultType: known && (index % 11 === 3 || index % 11 === 7) ? '' : status,
    ResultSignature: inColumns ? (error?.['errorCode'] ?? '') : '',
    ResultDescription: inColumns ? (error?.['reason'] ?? '') : '',
    DurationMs: record.durationInMilliseconds,
    CorrelationId: record.changeId,
    Action: index % 3 === 2 ? '' : action,
    ProvisioningAction: index % 3 === 1 ? '' : action,
    ChangeId: record.changeId,
    CycleId: record.cycleId,
    Id: record.id,
    InitiatedBy: part(record.initiatedBy),
    JobId: record.jobId,
    ModifiedProperties: JSON.stringify(record.modifiedProperties),
    ProvisioningSteps: JSON.stringify(record.provisioningSteps.map(stepOf)),
    ServicePrincipal: part(record.servicePrincipal),
    SourceIdentity: part(record.sourceIdentity),
    SourceSystem: part(record.sourceSystem),
    StatusInfo: known ? JSON.stringify({ Status: STATUSES.indexOf(status) }) : '',
    ProvisioningStatusInfo: onlyOldInfo ? '' : JSON.stringify({ Status: status, errorInformation: error }),
    TargetIdentity: part(record.targetIdentity),
    TargetSystem: part(record.targetSystem),
    Type: 'AADProvisioningLogs',
  };
}

/** With the key names of the table; some rows have them in lower case. */
function renamed(value: object, index: number): object {
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [NAMES.get(key) ?? key, one]);
  return Object.fromEntries(index % 13 === 5 ? entries.map(([key, one]) => [key.toLowerCase(), one]) : entries);
}

function stepOf(step: GraphRecord['provisioningSteps'][number]): object {
  return {
    ...step,
    provisioningStepType: numberOf(STEP_TYPES, step.provisioningStepType),
    status: numberOf(STATUSES, step.status),
  };
}

/** The number that the service writes for a known name. */
function numberOf(names: readonly string[], name: string): string | number {
  const number = names.indexOf(name.toLowerCase());
  return number === -1 ? name : number;
}

/** The rows of an answer of the service. What stands there as JSON instead of its text is made text. */
export function rowsOfAnswer(answer: unknown): TableRow[] {
  const { tables } = answer as { tables: { columns: { name: string }[]; rows: unknown[][] }[] };
  const [table] = tables;
  if (!table) return [];
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map(({ name }, index) => [name, textIfNested(row[index])])),
  );
}

function textIfNested(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
