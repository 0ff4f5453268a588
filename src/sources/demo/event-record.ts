import type { GraphChange, GraphError, GraphIdentity, GraphRecord, GraphStep } from './graph-record.js';
import type { Problem } from './problems.js';
import type { SeededRandom } from './random.js';
import type { DemoObject, DemoTenant } from './tenant.js';

/** What happened to an object, before it is written down as a record. */
export interface DemoEvent {
  /** Milliseconds since 1970. */
  instant: number;
  object: DemoObject;
  job: 'provisioning' | 'password' | 'group';
  action: 'create' | 'update' | 'delete' | 'disable' | 'stageddelete' | 'other';
  changes: GraphChange[];
  problem: Problem | null;
}

/** How often a job looks for changes, in milliseconds: its runs carry one cycle id each. */
const CYCLE_LENGTH = { provisioning: 120_000, password: 120_000, group: 1_200_000 };

/** Writes demo events as Graph records, with the ids, steps and texts a real event carries. */
export class RecordWriter {
  readonly #cycles = new Map<string, string>();

  constructor(
    private readonly tenant: DemoTenant,
    private readonly random: SeededRandom,
  ) {}

  write(event: DemoEvent): GraphRecord {
    const { object, job, action, problem } = event;
    const { domain } = object;
    const jobId = this.#jobOf(event);
    const toDirectory = job === 'group';
    const directory = { id: this.tenant.adSystemId, displayName: 'Active Directory', details: {} };
    const entra = {
      id: this.tenant.entraSystemId,
      displayName: 'Microsoft Entra ID',
      details: {
        ApplicationId: domain.applicationId,
        ServicePrincipalId: domain.principalId,
        ServicePrincipalDisplayName: domain.name,
      },
    };
    const [inDirectory, inEntra] = identities(event);
    return {
      id: this.random.guid(),
      activityDateTime: `${new Date(event.instant).toISOString().slice(0, 19)}Z`,
      tenantId: this.tenant.id,
      jobId,
      cycleId: this.#cycleOf(jobId, Math.floor(event.instant / CYCLE_LENGTH[job])),
      changeId: this.random.guid(),
      provisioningAction: action,
      durationInMilliseconds: problem?.code === 'TimeOut' ? 600_000 : this.random.between(180, 2600),
      servicePrincipal: { id: domain.principalId, displayName: domain.name },
      sourceSystem: toDirectory ? entra : directory,
      targetSystem: toDirectory ? directory : entra,
      initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
      sourceIdentity: toDirectory ? inEntra : inDirectory,
      targetIdentity: toDirectory ? inDirectory : inEntra,
      provisioningStatusInfo: { status: statusOf(event), errorInformation: errorOf(event) },
      provisioningSteps: stepsOf(event),
      modifiedProperties: event.changes,
    };
  }

  #jobOf({ object: { domain }, job }: DemoEvent): string {
    if (job === 'group') return domain.groupJob ?? domain.provisioningJob;
    return job === 'password' ? domain.passwordJob : domain.provisioningJob;
  }

  #cycleOf(jobId: string, run: number): string {
    const key = `${jobId}/${run}`;
    const id = this.#cycles.get(key) ?? this.random.guid();
    this.#cycles.set(key, id);
    return id;
  }
}

function statusOf({ action, problem }: DemoEvent): string {
  if (problem) return problem.status;
  return action === 'other' || action === 'stageddelete' ? 'skipped' : 'success';
}

function errorOf({ problem }: DemoEvent): GraphError | null {
  if (!problem) return null;
  return {
    errorCode: problem.code,
    reason: problem.reason,
    additionalDetails: null,
    errorCategory: problem.category,
    recommendedAction: problem.recommendedAction ?? null,
  };
}

function identities({ object, action, problem, job }: DemoEvent): [inDirectory: GraphIdentity, inEntra: GraphIdentity] {
  const { kind, name, domain, department, identifier } = object;
  const parts = domain.name.split('.').map((part) => `DC=${part}`).join(','); // prettier-ignore
  const distinguishedName = `CN=${name},OU=${department},${parts}`;
  const inDirectory: GraphIdentity = {
    id: object.sourceId,
    displayName: name,
    identityType: kind,
    details: { DistinguishedName: distinguishedName },
  };
  // An object that could not be created has no id on the other side yet.
  const isMissing = job !== 'group' && action === 'create' && problem !== null;
  const inEntra: GraphIdentity = {
    id: isMissing ? '' : object.targetId,
    displayName: isMissing ? '' : name,
    identityType: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    details: kind === 'user' && !isMissing ? { UserPrincipalName: identifier } : {},
  };
  return [inDirectory, inEntra];
}

const VERBS = { create: 'created', update: 'updated', delete: 'deleted', disable: 'disabled' };
const IMPORTED = { create: 'EntryImportAdd', delete: 'EntryImportDelete', stageddelete: 'EntryImportDelete' };
const EXPORTED = { create: 'EntryExportAdd', delete: 'EntryExportDelete', disable: 'EntryExportUpdateSoftDelete' };

function stepsOf(event: DemoEvent): GraphStep[] {
  const { object, action, problem, job } = event;
  const [source, target] =
    job === 'group' ? ['Microsoft Entra ID', 'Active Directory'] : ['Active Directory', 'Microsoft Entra ID'];
  const who = `${object.kind} '${object.identifier}'`;
  const imported: GraphStep = {
    name: (IMPORTED as Record<string, string | undefined>)[action] ?? 'EntryImportUpdate',
    provisioningStepType: 'import',
    status: 'success',
    description: `${job === 'password' ? 'Password change' : 'Change'} of ${who} was read from ${source}`,
    details: job === 'password' ? {} : attributesOf(object),
  };
  if (problem?.step.type === 'import') {
    return [
      { ...imported, status: problem.status, description: `Reading ${who} failed: ${problem.reason}`, details: {} },
    ];
  }
  const steps = [imported];
  if (job !== 'password' && action !== 'delete') {
    steps.push({
      name: 'EntrySynchronizationScoping',
      provisioningStepType: 'scoping',
      status: 'success',
      description: `Scope of ${who} was checked against each scoping filter`,
      details: { 'Active in the source system': 'True', 'Scoping filter evaluation passed': 'True' },
    });
  }
  if (action === 'create' && problem?.step.type !== 'matching') {
    steps.push({
      name: 'EntryImportByMatchingProperty',
      provisioningStepType: 'matching',
      status: 'success',
      description: `No object in ${target} matches ${who}`,
      details: {},
    });
  }
  steps.push(lastStep(event, who, target));
  return steps;
}

function lastStep({ object, action, problem, job }: DemoEvent, who: string, target: string | undefined): GraphStep {
  const identifier = { ReportableIdentifier: object.identifier };
  if (problem) {
    const { name, type, details } = problem.step;
    return {
      name,
      provisioningStepType: type,
      status: problem.status,
      description: problem.reason,
      details: { ...identifier, ...details },
    };
  }
  if (action === 'other' || action === 'stageddelete') {
    const held = action === 'stageddelete';
    return {
      name: 'EntrySynchronizationSkip',
      provisioningStepType: held ? 'processing' : 'export',
      status: 'skipped',
      description: held
        ? `Deletion of ${who} is held back: too many deletions`
        : `Nothing to change: ${who} is the same on both sides`,
      details: held ? identifier : { ...identifier, SkipReason: 'RedundantExport' },
    };
  }
  const what = job === 'password' ? `Password hash of ${who} was updated` : `${who} was ${VERBS[action]}`;
  return {
    name: (EXPORTED as Record<string, string | undefined>)[action] ?? 'EntryExportUpdate',
    provisioningStepType: 'export',
    status: 'success',
    description: `${what} in ${target ?? 'the target'}`,
    details: identifier,
  };
}

function attributesOf(object: DemoObject): Record<string, string> {
  const common = { objectGUID: object.sourceId, displayName: object.name };
  if (object.kind !== 'user')
    return { ...common, mail: object.kind === 'contact' ? `${object.login}@example.com` : '' };
  return {
    ...common,
    userPrincipalName: object.identifier,
    sAMAccountName: object.login.slice(0, 20),
    department: object.department,
    title: object.title,
    telephoneNumber: object.phone,
    proxyAddresses: object.addresses.join(', '),
    accountDisabled: 'False',
    extensionAttribute1: '',
  };
}
