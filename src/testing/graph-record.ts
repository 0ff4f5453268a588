/** A system as Microsoft Graph gives it. */
export interface GraphSystem {
  readonly id: string;
  readonly displayName: string;
  readonly details: Readonly<Record<string, string>>;
}

/** A source or target identity as Microsoft Graph gives it. */
export interface GraphIdentity extends GraphSystem {
  readonly identityType: string;
}

/** One provisioning event as Microsoft Graph gives it (`provisioningObjectSummary`): what an adapter under test is fed with. */
export interface GraphRecord {
  readonly id: string;
  /** UTC, at most seven decimals. */
  readonly activityDateTime: string;
  readonly tenantId: string;
  readonly jobId: string;
  readonly cycleId: string;
  readonly changeId: string;
  readonly provisioningAction: string;
  readonly durationInMilliseconds: number | null;
  readonly servicePrincipal: { readonly id: string; readonly displayName: string };
  readonly sourceSystem: GraphSystem;
  readonly targetSystem: GraphSystem;
  readonly initiatedBy: { readonly id: string; readonly displayName: string; readonly initiatorType: string };
  readonly sourceIdentity: GraphIdentity;
  readonly targetIdentity: GraphIdentity;
  readonly provisioningStatusInfo: {
    readonly status: string;
    readonly errorInformation: Readonly<Record<string, string | null>> | null;
  };
  readonly provisioningSteps: readonly {
    readonly name: string;
    readonly provisioningStepType: string;
    readonly status: string;
    readonly description: string;
    readonly details: Readonly<Record<string, string>>;
  }[];
  /** Values are text or `null`, rarely other JSON. */
  readonly modifiedProperties: readonly {
    readonly displayName: string;
    readonly oldValue: unknown;
    readonly newValue: unknown;
  }[];
}
