/** One provisioning event as Microsoft Graph and the portal's JSON download write it. */
export interface GraphRecord {
  id: string;
  /** Whole seconds, `2026-09-01T06:14:07Z`. */
  activityDateTime: string;
  tenantId: string;
  jobId: string;
  cycleId: string;
  changeId: string;
  provisioningAction: string;
  durationInMilliseconds: number;
  servicePrincipal: { id: string; displayName: string };
  sourceSystem: GraphSystem;
  targetSystem: GraphSystem;
  initiatedBy: { id: string; displayName: string; initiatorType: string };
  sourceIdentity: GraphIdentity;
  targetIdentity: GraphIdentity;
  provisioningStatusInfo: { status: string; errorInformation: GraphError | null };
  provisioningSteps: GraphStep[];
  modifiedProperties: GraphChange[];
}

/** A system as Microsoft Graph writes it. */
export interface GraphSystem {
  id: string;
  displayName: string;
  details: Record<string, string>;
}

/** A person, group, contact or device as Microsoft Graph writes it. */
export interface GraphIdentity {
  id: string;
  displayName: string;
  identityType: string;
  details: Record<string, string>;
}

/** Why an event failed, as Microsoft Graph writes it. */
export interface GraphError {
  errorCode: string | null;
  reason: string | null;
  additionalDetails: string | null;
  errorCategory: string | null;
  recommendedAction: string | null;
}

/** A step of an event, as Microsoft Graph writes it. */
export interface GraphStep {
  name: string;
  provisioningStepType: string;
  status: string;
  description: string;
  details: Record<string, string>;
}

/** A changed property, as Microsoft Graph writes it. */
export interface GraphChange {
  displayName: string;
  oldValue: string | null;
  newValue: string | null;
}
