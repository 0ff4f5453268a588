/** The word that stands for an empty action, status, type, job, …: such events are counted under it, never dropped. */
export const UNKNOWN = 'unknown';

/**
 * Time of an event: UTC, always `YYYY-MM-DDTHH:MM:SS.fffffffZ` with seven decimals, so that plain text comparison
 * orders times exactly as the service does (JavaScript dates keep only three decimals).
 */
export type TimeText = string;

/** Which way a job synchronises; `other` is any job that is not cloud sync (SaaS connectors, HR, cross-tenant). */
export type Direction = 'ad-to-entra' | 'entra-to-ad' | 'other';

/** `password` for password hash jobs (the job id contains "Password"), else `object`. */
export type SyncType = 'object' | 'password';

/** A person, group, contact or device on one side of a synchronisation. Empty text in a log is `null` here. */
export interface SyncIdentity {
  id: string | null;
  name: string | null;
  /** Lower case, last segment of a URN: `user`, `group`, `contact`, … or `null`. */
  type: string | null;
  upn: string | null;
}

/** One of the two systems that an event synchronises between. */
export interface SyncSystem {
  id: string | null;
  /** As logged. For grouping use {@link systemKey}, which knows renamed products. */
  name: string | null;
}

/** One step of an event, in the order logged. Steps carry no times. */
export interface SyncStep {
  name: string;
  /** `import`, `scoping`, `matching`, `processing`, `referenceResolution`, `export`, or the service's own word; `null` if absent. */
  type: string | null;
  /** `success`, `failure`, `skipped`, `warning`, or the service's own word in lower case; `null` if absent. */
  status: string | null;
}

/** A lean record: one provisioning event as tables and counts need it. Plain JSON. */
export interface SyncRecord {
  /** The service's event id; its change id, or one made from file and index, where that is empty. Never empty. */
  id: string;
  time: TimeText;
  tenantId: string | null;
  /** Lower case, never empty: `create`, `update`, `delete`, `disable`, `stageddelete`, `other`, `unknown`, or a new word. */
  action: string;
  /** Lower case, never empty: `success`, `failure`, `skipped`, `warning`, `unknown`, or a new word. */
  status: string;
  /** Object type: the source identity's type, else the target's, else `unknown`. */
  type: string;
  /** Error code as logged, or `null`. May stand on an event that did not fail. */
  errorCode: string | null;
  /** The service's own sentence about the error, or `null`. */
  reason: string | null;
  durationMs: number | null;
  jobId: string | null;
  cycleId: string | null;
  changeId: string | null;
  direction: Direction;
  syncType: SyncType;
  /** The service principal; for cloud sync its name is the AD domain. */
  app: { id: string | null; name: string | null };
  sourceSystem: SyncSystem;
  targetSystem: SyncSystem;
  source: SyncIdentity;
  target: SyncIdentity;
  /** What "distinct objects" counts: the source id, else the target id, else `null` (an event, but not an object). */
  object: string | null;
  steps: SyncStep[];
}

/** A step with all that the log says of it. */
export interface SyncStepDetail extends SyncStep {
  description: string | null;
  /** The step's own key/value pairs in the order logged; every value is text. */
  details: [key: string, value: string][];
}

/** A property that the event changed. A value that is not text is its JSON text. */
export interface ModifiedProperty {
  name: string;
  oldValue: string | null;
  newValue: string | null;
}

/** One event in full, as the answer to a `record` question. Plain JSON. */
export interface SyncRecordDetail extends SyncRecord {
  steps: SyncStepDetail[];
  changes: ModifiedProperty[];
  initiatedBy: { type: string | null; id: string | null; name: string | null };
  /** What the service adds to the reason; each `null` where absent. */
  errorInfo: { category: string | null; additionalDetails: string | null; recommendedAction: string | null };
  sourceDetails: [key: string, value: string][];
  targetDetails: [key: string, value: string][];
  /** Fields of the log that hold text which is not JSON (services cut long columns): empty above, whole in `raw`. */
  unreadable: string[];
  /** The record as it was read, as JSON text (indented); JSON kept as text inside it stays text. */
  raw: string;
}

/** A record that could not be read. Good records around it are kept. */
export interface BrokenRecord {
  /** File name, or `null` where records came from code. */
  file: string | null;
  /** Position in that file from 0; `null` where the whole file could not be read. */
  index: number | null;
  /** One sentence: which field, what was found, what was expected. */
  reason: string;
}
