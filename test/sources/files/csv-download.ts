import type { GraphRecord } from '../../../src/testing/graph-record.js';
import type { FoundRecord, LogPart } from '../../../src/sources/memory/log-part.js';
import { csvSets, type CsvHeadings } from '../../../src/sources/files/csv-set.js';
import { readRecord } from '../../../src/model/reading/read-record.js';
import type { SyncRecordDetail } from '../../../src/model/record.js';

export type Cell = string | number | null | undefined;
export type Table = readonly (readonly Cell[])[];

/** A table as RFC 4180 wants it. */
export function csvOf(rows: Table, { separator = ',', lineBreak = '\r\n' } = {}): string {
  return rows.map((row) => row.map(cellOf).join(separator) + lineBreak).join('');
}

function cellOf(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const json = (value: unknown) => JSON.stringify(value);

/** Records as three tables. The headings are made up: nobody has published those of the portal. */
export function tablesOf(records: readonly GraphRecord[]): Record<'events' | 'steps' | 'changes', Cell[][]> {
  const events: Cell[][] = [
    [
      'Id', 'Date (UTC)', 'Tenant ID', 'Job ID', 'Cycle ID', 'Change ID', 'Action', 'Duration (ms)',
      'Service Principal ID', 'Service Principal Name', 'sourceSystem.id', 'sourceSystem.displayName',
      'TargetSystem_Id', 'TargetSystem_DisplayName', 'targetSystem.details', 'Initiated by name', 'Initiated by type',
      'Source identity ID', 'Source identity display name', 'Source identity type', 'Source identity details',
      'Target ID', 'Target name', 'Target type', 'Target details', 'Status', 'Error code', 'Status reason',
      'Error category', 'Additional details', 'Recommended action', 'Region',
    ], // prettier-ignore
  ];
  const steps: Cell[][] = [['Change ID', 'Name', 'Provisioning step type', 'Status', 'Description', 'Details']];
  const changes: Cell[][] = [['Change ID', 'Display name', 'Old value', 'New value']];
  for (const record of records) {
    const { changeId, servicePrincipal: app, sourceSystem, targetSystem, initiatedBy } = record;
    const { sourceIdentity: source, targetIdentity: target, provisioningStatusInfo: info } = record;
    events.push([
      record.id, record.activityDateTime, record.tenantId, record.jobId, record.cycleId, changeId,
      record.provisioningAction, record.durationInMilliseconds, app.id, app.displayName,
      sourceSystem.id, sourceSystem.displayName, targetSystem.id, targetSystem.displayName, json(targetSystem.details),
      initiatedBy.displayName, initiatedBy.initiatorType,
      source.id, source.displayName, source.identityType, json(source.details),
      target.id, target.displayName, target.identityType, json(target.details),
      info.status, info.errorInformation?.['errorCode'], info.errorInformation?.['reason'],
      info.errorInformation?.['errorCategory'], info.errorInformation?.['additionalDetails'],
      info.errorInformation?.['recommendedAction'], 'eu',
    ]); // prettier-ignore
    for (const { name, provisioningStepType, status, description, details } of record.provisioningSteps) {
      steps.push([changeId, name, provisioningStepType, status, description, json(details)]);
    }
    for (const { displayName, oldValue, newValue } of record.modifiedProperties) {
      changes.push([changeId, displayName, valueCell(oldValue), valueCell(newValue)]);
    }
  }
  return { events, steps, changes };
}

function valueCell(value: unknown): Cell {
  return typeof value === 'string' || value === null ? value : json(value);
}

/** The three files of a download. */
export function downloadOf(records: readonly GraphRecord[], as?: { separator?: string; lineBreak?: string }): File[] {
  const { events, steps, changes } = tablesOf(records);
  return [
    new File([csvOf(events, as)], 'ProvisioningLogs.csv'),
    new File([csvOf(steps, as)], 'ProvisioningLogs_ProvisioningSteps.csv'),
    new File([csvOf(changes, as)], 'ProvisioningLogs_ModifiedProperties.csv'),
  ];
}

export async function partsOf(files: readonly File[], headings: CsvHeadings = {}): Promise<LogPart[]> {
  const heads = await Promise.all(files.map((file) => file.slice(0, 10_000).text()));
  return csvSets(
    files.map((file, index) => ({ file, name: file.name, head: heads[index] ?? '' })),
    { headings },
  );
}

/** The one part that these files are. */
export async function partOf(files: readonly File[], headings?: CsvHeadings): Promise<LogPart> {
  const [part, ...others] = await partsOf(files, headings);
  if (!part || others.length > 0) throw new Error('These files are not one download.');
  return part;
}

export interface Whole {
  found: FoundRecord[];
  lacks: readonly string[];
  /** Bytes told after each chunk. */
  read: number[];
}

export async function readWhole(part: LogPart, signal = new AbortController().signal): Promise<Whole> {
  const found: FoundRecord[] = [];
  const read: number[] = [];
  const reading = part.read(signal);
  for (let next = await reading.next(); ; next = await reading.next()) {
    if (next.done) return { found, read, lacks: next.value };
    found.push(...next.value.records);
    read.push(next.value.read);
  }
}

/** A raw record as the model reads it. */
export function detailOf(raw: unknown): SyncRecordDetail {
  const read = readRecord(raw, { file: null, index: 0 });
  if ('broken' in read) throw new Error(read.broken.reason);
  return read.record;
}

/** What is compared of a record: all that tables and counts need. */
export function leanOf(raw: unknown): unknown {
  const {
    steps,
    changes: _c,
    initiatedBy: _i,
    errorInfo: _e,
    sourceDetails: _s,
    targetDetails: _t,
    raw: _r,
    ...lean
  } = detailOf(raw);
  return { ...lean, steps: steps.map(({ name, type, status }) => ({ name, type, status })) };
}
