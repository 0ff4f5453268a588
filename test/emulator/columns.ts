import type { Column } from './evaluate/values.js';

/** The table of the provisioning logs. */
export const TABLE = 'AADProvisioningLogs';

/** Tables by name, with their columns in order. */
export type Schema = Readonly<Record<string, readonly Column[]>>;

const NEWER = ['ProvisioningAction', 'ProvisioningStatusInfo'];
const OLDER = ['Action', 'StatusInfo'];

const TEXTS =
  'TenantId AADTenantId OperationName OperationVersion Category ResultType ResultSignature ResultDescription ' +
  'CorrelationId Action ProvisioningAction ChangeId CycleId Id InitiatedBy JobId ModifiedProperties ' +
  'ProvisioningSteps ServicePrincipal SourceIdentity SourceSystem StatusInfo ProvisioningStatusInfo ' +
  'TargetIdentity TargetSystem Type _IsBillable';

/** Every documented column of the table, of both generations. */
export const ALL_COLUMNS: readonly Column[] = [
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 'DurationMs', type: 'long' },
  ...TEXTS.split(' ').map((name): Column => ({ name, type: 'string' })),
  { name: '_BilledSize', type: 'real' },
];

/** The columns of a workspace that has `ProvisioningAction` and `ProvisioningStatusInfo` only. */
export const NEWER_COLUMNS = without(OLDER);

/** The columns of a workspace that has `Action` and `StatusInfo` only. */
export const OLDER_COLUMNS = without(NEWER);

function without(names: readonly string[]): readonly Column[] {
  return ALL_COLUMNS.filter(({ name }) => !names.includes(name));
}

/** A schema of the one table. */
export function schemaOf(columns: readonly Column[] = ALL_COLUMNS): Schema {
  return { [TABLE]: columns };
}
