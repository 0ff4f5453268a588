/** Graph-shaped events for panels: small, readable, every action and status once or more. */
export function graphEvent(index: number, change: Record<string, unknown> = {}): Record<string, unknown> {
  const hour = String(index % 24).padStart(2, '0');
  const day = String(1 + (Math.floor(index / 24) % 28)).padStart(2, '0');
  return {
    id: `event-${index}`,
    activityDateTime: `2026-09-${day}T${hour}:15:00Z`,
    tenantId: 'tenant',
    jobId: 'AD2AADProvisioning.tenant.job',
    cycleId: `cycle-${Math.floor(index / 10)}`,
    changeId: `change-${index}`,
    provisioningAction: 'update',
    durationInMilliseconds: 100 + index,
    servicePrincipal: { id: 'app', displayName: 'corp.contoso.com' },
    sourceSystem: { id: 'ad', displayName: 'Active Directory', details: {} },
    targetSystem: { id: 'entra', displayName: 'Microsoft Entra ID', details: {} },
    initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
    sourceIdentity: { id: `object-${index}`, displayName: `Person ${index}`, identityType: 'user', details: {} },
    targetIdentity: {
      id: `target-${index}`,
      displayName: `Person ${index}`,
      identityType: 'User',
      details: { UserPrincipalName: `person${index}@contoso.com` },
    },
    provisioningStatusInfo: { status: 'success', errorInformation: null },
    provisioningSteps: [
      {
        name: 'EntryImportUpdate',
        provisioningStepType: 'import',
        status: 'success',
        description: 'Read',
        details: {},
      },
    ],
    modifiedProperties: [],
    ...change,
  };
}

/** A failed event with a code and the service's reason. */
export function failedEvent(index: number, errorCode: string | null, reason: string): Record<string, unknown> {
  return graphEvent(index, {
    provisioningStatusInfo: {
      status: 'failure',
      errorInformation: {
        errorCode,
        reason,
        additionalDetails: null,
        errorCategory: 'failure',
        recommendedAction: null,
      },
    },
  });
}

/** Twelve events: 6 updates, 3 creates, 1 delete, 2 failed updates (DuplicateTargetEntries, InvalidAnchor). */
export const twelveEvents: Record<string, unknown>[] = [
  ...[0, 1, 2, 3, 4, 5].map((index) => graphEvent(index)),
  ...[6, 7, 8].map((index) => graphEvent(index, { provisioningAction: 'create' })),
  graphEvent(9, { provisioningAction: 'delete' }),
  failedEvent(10, 'DuplicateTargetEntries', 'More than one object in the target matches.'),
  failedEvent(11, 'InvalidAnchor', 'The object no longer exists in the target.'),
];
