const NAMES = [
  '<img src=x onerror="alert(1)">',
  '<script>alert(1)</script>',
  "=cmd|' /C calc'!A1",
  '+1+1',
  '\u202Eevil\u202C name',
  'Very long display name '.repeat(13).trim(),
  '__proto__',
  'constructor',
  'line one\nline two\ttab',
  '${alert(1)}',
  'zero\u200Bwidth\u2066isolate',
  'محمد العربي',
  '山田 太郎',
];

/** Graph-shaped events whose every text is one of {@link NAMES}. */
export const hostileRecords = NAMES.flatMap((name, index) =>
  ['success', 'failure', 'skipped'].map((status, turn) => ({
    id: `hostile-${index}-${turn}`,
    activityDateTime: `2026-11-${String(10 + (index % 10)).padStart(2, '0')}T0${turn}:30:00Z`,
    tenantId: name,
    jobId: `AD2AADProvisioning.${name}`,
    cycleId: name,
    changeId: `${name}-${turn}`,
    provisioningAction: index % 3 === 0 ? name : 'update',
    durationInMilliseconds: 10,
    servicePrincipal: { id: name, displayName: name },
    sourceSystem: { id: 'ad', displayName: 'Active Directory', details: {} },
    targetSystem: { id: 'entra', displayName: 'Microsoft Entra ID', details: {} },
    initiatedBy: { id: name, displayName: name, initiatorType: 'system' },
    sourceIdentity: { id: `${name}#${index}`, displayName: name, identityType: 'user', details: { [name]: name } },
    targetIdentity: { id: name, displayName: name, identityType: 'User', details: { UserPrincipalName: name } },
    provisioningStatusInfo: {
      status,
      errorInformation:
        status === 'failure'
          ? {
              errorCode: name,
              reason: `${name} is in the way`,
              additionalDetails: name,
              errorCategory: 'failure',
              recommendedAction: name,
            }
          : null,
    },
    provisioningSteps: [{ name, provisioningStepType: 'import', status, description: name, details: { [name]: name } }],
    modifiedProperties: [{ displayName: name, oldValue: name, newValue: `${name}!` }],
  })),
);
