import type { SyncRecordDetail } from '../../src/model/record.js';

const NOBODY = { id: null, name: null, type: null, upn: null };
const NOTHING = { id: null, name: null };

/** A record with nothing but what a test gives it. */
export function record(given: Partial<SyncRecordDetail>): SyncRecordDetail {
  return {
    id: 'r',
    time: '2024-03-01T00:00:00.0000000Z',
    tenantId: null,
    action: 'create',
    status: 'success',
    type: 'user',
    errorCode: null,
    reason: null,
    durationMs: null,
    jobId: null,
    cycleId: null,
    changeId: null,
    direction: 'ad-to-entra',
    syncType: 'object',
    app: NOTHING,
    sourceSystem: NOTHING,
    targetSystem: NOTHING,
    source: NOBODY,
    target: NOBODY,
    object: null,
    steps: [],
    changes: [],
    initiatedBy: { type: null, ...NOTHING },
    errorInfo: { category: null, additionalDetails: null, recommendedAction: null },
    sourceDetails: [],
    targetDetails: [],
    unreadable: [],
    raw: '{}',
    ...given,
  };
}

/** Time on a day of March 2024. */
export function march(day: number, clock = '00:00:00.0000000'): string {
  return `2024-03-${String(day).padStart(2, '0')}T${clock}Z`;
}
