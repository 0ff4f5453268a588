import type { SyncFilter } from '../../src/model/filter.js';
import type {
  About,
  AnswerTo,
  RecordsPage,
  RecordsQuestion,
  SyncQuestion,
  SyncResult,
} from '../../src/model/question.js';
import type { SyncRecordDetail } from '../../src/model/record.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';

/** A failed update with a text in every field. */
export const failedUpdate: SyncRecordDetail = {
  id: 'event-failed',
  time: '2026-09-01T06:16:09.0472210Z',
  tenantId: 'tenant-1',
  action: 'update',
  status: 'failure',
  type: 'group',
  errorCode: 'DuplicateTargetEntries',
  reason: 'More than one object in the target matches.',
  durationMs: 1874,
  jobId: 'AD2AADProvisioning.tenant-1.job-1',
  cycleId: 'cycle-1',
  changeId: 'change-1',
  direction: 'ad-to-entra',
  syncType: 'object',
  app: { id: 'app-1', name: 'corp.contoso.com' },
  sourceSystem: { id: 'system-ad', name: 'Active Directory' },
  targetSystem: { id: 'system-entra', name: 'Microsoft Entra ID' },
  source: { id: 'source-1', name: 'Finance', type: 'group', upn: null },
  target: { id: 'target-1', name: 'Finance (cloud)', type: 'group', upn: 'finance@contoso.com' },
  object: 'source-1',
  steps: [
    {
      name: 'EntryImportUpdate',
      type: 'import',
      status: 'success',
      description: 'A change was read.',
      details: [['objectGUID', 'guid-1'], ['mail', ''], ['pager', ' '], ['member', 'CN=Amira']],
    },
    { name: 'EntrySynchronizationScoping', type: 'scoping', status: 'success', description: null, details: [] },
    { name: 'NewKindOfStep', type: 'weighing', status: 'postponed', description: null, details: [] },
    { name: 'EntryExportUpdate', type: 'export', status: 'failure', description: 'It could not be updated.', details: [] },
  ],
  changes: [
    { name: 'Description', oldValue: null, newValue: 'Team' },
    { name: 'Mail', oldValue: 'old@contoso.com', newValue: '' },
  ],
  initiatedBy: { type: 'system', id: 'initiator-1', name: 'Provisioning Service' },
  errorInfo: { category: 'nonServiceFailure', additionalDetails: 'Two groups match.', recommendedAction: 'Remove one.' },
  sourceDetails: [['DistinguishedName', 'CN=Finance,DC=corp']],
  targetDetails: [['UserPrincipalName', 'finance@contoso.com'], ['odatatype', 'Group']],
  unreadable: [],
  raw: '{\n  "id": "event-failed"\n}',
}; // prettier-ignore

/** An uneventful update of `Person <name>`; ids carry the name. */
export function event(name: string, time: string, change: Partial<SyncRecordDetail> = {}): SyncRecordDetail {
  const identity = { id: `object-${name}`, name: `Person ${name}`, type: 'user', upn: null };
  return {
    ...failedUpdate,
    id: `event-${name}`,
    time,
    status: 'success',
    type: 'user',
    errorCode: null,
    reason: null,
    errorInfo: { category: null, additionalDetails: null, recommendedAction: null },
    source: identity,
    target: identity,
    object: identity.id,
    raw: `{"id":"event-${name}"}`,
    ...change,
  };
}

/** Answers `about`, `records` by time and `record` from a list, filtered by status only. */
export class ListSource implements SyncDataSource {
  records: SyncRecordDetail[];

  constructor(records: SyncRecordDetail[]) {
    this.records = records;
  }

  supports(): boolean {
    return true;
  }

  query<Q extends SyncQuestion>(question: Q): Promise<SyncResult<AnswerTo<Q>>> {
    return Promise.resolve({ value: this.#answer(question) as AnswerTo<Q> });
  }

  #answer(question: SyncQuestion): unknown {
    if (question.kind === 'about') return this.#about();
    if (question.kind === 'record') return this.records.find(({ id }) => id === question.id) ?? null;
    return question.kind === 'records' ? this.#page(question) : null;
  }

  #page({ filter, sort, page }: RecordsQuestion): RecordsPage {
    const sign = sort?.descending === false ? 1 : -1;
    const order = (one: { time: string; id: string }, other: { time: string; id: string }) =>
      sign * (`${one.time} ${one.id}` < `${other.time} ${other.id}` ? -1 : 1);
    const rows = this.#admitted(filter).sort(order);
    const after = page?.after;
    const same = (row: { time: string; id: string }) => row.time === after?.time && row.id === after.id;
    const offset = after ? rows.filter((row) => same(row) || order(row, after) < 0).length : 0;
    return { rows: rows.slice(offset, offset + (page?.limit ?? 100)), total: rows.length, offset, next: null };
  }

  #admitted({ status }: SyncFilter): SyncRecordDetail[] {
    return this.records.filter((record) => !status?.length || status.includes(record.status));
  }

  #about(): About {
    const times = this.records.map(({ time }) => time).sort();
    const [earliest, latest] = [times[0] ?? null, times.at(-1) ?? null];
    return {
      earliest,
      latest,
      events: times.length,
      loaded: null,
      retentionDays: null,
      kinds: ['about', 'records', 'record'],
      objectCounts: 'exact',
      broken: { count: 0, samples: [] },
      duplicates: null,
    };
  }
}
