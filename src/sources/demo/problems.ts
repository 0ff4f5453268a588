import type { DemoObject } from './tenant.js';

/** Why an object keeps failing, being skipped or warned about. */
export interface Problem {
  kind: DemoObject['kind'];
  status: 'failure' | 'skipped' | 'warning';
  /** `null`: the service gives no code. */
  code: string | null;
  reason: string;
  /** Which step does not succeed, and what it says of it. */
  step: { name: string; type: string; details: Record<string, string> };
  category: 'failure' | 'nonServiceFailure';
  recommendedAction?: string;
  /** Share of the tenant's objects that have it. At least one object has. */
  share: number;
}

const EXPORT_UPDATE = { name: 'EntryExportUpdate', type: 'export', details: {} };
const EXPORT_ADD = { name: 'EntryExportAdd', type: 'export', details: {} };

/** What goes wrong with single objects day by day, whatever else happens. */
export const STEADY_PROBLEMS: readonly Problem[] = [
  {
    kind: 'user',
    status: 'failure',
    code: 'DuplicateTargetEntries',
    reason: 'More than one object in Microsoft Entra ID has the value of the matching attribute userPrincipalName.',
    step: { name: 'EntryImportByMatchingProperty', type: 'matching', details: { PropertyName: 'userPrincipalName' } },
    category: 'nonServiceFailure',
    recommendedAction: 'Change the value of one of the objects so that one match remains.',
    share: 0.0018,
  },
  {
    kind: 'user',
    status: 'failure',
    code: 'InvalidAnchor',
    reason: 'The object that was matched before is no longer in Microsoft Entra ID.',
    step: EXPORT_UPDATE,
    category: 'failure',
    share: 0.0009,
  },
  {
    kind: 'user',
    status: 'failure',
    code: 'ContosoEntryConflict',
    reason: 'The value of proxyAddresses is already in use by another object.',
    step: { ...EXPORT_ADD, details: { PropertyName: 'proxyAddresses' } },
    category: 'nonServiceFailure',
    share: 0.0009,
  },
  {
    kind: 'group',
    status: 'failure',
    code: null,
    reason: 'The request was refused and the service gave no code. It will be tried again.',
    step: EXPORT_UPDATE,
    category: 'failure',
    share: 0.0009,
  },
  {
    kind: 'user',
    status: 'skipped',
    code: null,
    reason: 'The required attribute mail has no value.',
    step: {
      name: 'EntrySynchronizationSkip',
      type: 'processing',
      details: { SkipReason: 'AttributeValidationFailed', PropertyName: 'mail' },
    },
    category: 'nonServiceFailure',
    share: 0.0017,
  },
  {
    kind: 'group',
    status: 'warning',
    code: 'UnableToResolveReferenceAttributeValue',
    reason: 'A member of the group is not in Microsoft Entra ID, so it was left out.',
    step: { name: 'EntryExportUpdate', type: 'referenceResolution', details: { PropertyName: 'member' } },
    category: 'nonServiceFailure',
    share: 0.0017,
  },
];

function agentProblem(code: string, reason: string): Problem {
  const step = { name: 'EntryImportUpdate', type: 'import', details: {} };
  return { kind: 'user', status: 'failure', code, reason, step, category: 'failure', share: 0 };
}

/** What events say while no agent answers. Repeated according to how often each is seen. */
export const OUTAGE_PROBLEMS: readonly Problem[] = [
  ...Array.from({ length: 6 }, () =>
    agentProblem('HybridIdentityServiceNoActiveAgents', 'No provisioning agent is listening for this domain.'),
  ),
  ...Array.from({ length: 3 }, () =>
    agentProblem('TimeOut', 'The provisioning agent did not answer within ten minutes.'),
  ),
  agentProblem(
    'HybridIdentityServiceAgentSignalingError',
    'The message could not be delivered to the provisioning agent.',
  ),
];

/** The code that is first seen shortly before the end. */
export const NEW_PROBLEM: Problem = {
  kind: 'user',
  status: 'failure',
  code: 'InvalidDomain',
  reason: 'The domain of userPrincipalName is not verified in this tenant.',
  step: EXPORT_ADD,
  category: 'nonServiceFailure',
  share: 0,
};
