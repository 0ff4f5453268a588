// The element and, apart from it, the source that it asks.
import { memorySource } from '../../../dist/sources/index.js';
import { row } from '../rows.mjs';

export { mount } from './sync-log-table.view.mjs';

const STEPS = {
  import: { name: 'EntryImportUpdate', type: 'import', status: 'success' },
  scoping: { name: 'EntrySynchronizationScoping', type: 'scoping', status: 'success' },
  skipped: { name: 'EntrySynchronizationScoping', type: 'scoping', status: 'skipped' },
  export: { name: 'EntryExportUpdate', type: 'export', status: 'success' },
  failedExport: { name: 'EntryExportUpdate', type: 'export', status: 'failure' },
};

const STEPS_UP_TO = {
  export: [STEPS.import, STEPS.scoping, STEPS.export],
  failedExport: [STEPS.import, STEPS.scoping, STEPS.failedExport],
  scoping: [STEPS.import, STEPS.skipped],
};

function record(number, count) {
  const { time, action, status, name, upn, step, error, durationMs, sourceId } = row(number, count);
  return {
    id: `event-${number}`,
    time: `${new Date(time).toISOString().slice(0, 19)}.0000000Z`,
    action,
    status,
    errorCode: error,
    durationMs,
    jobId: 'AD2AADProvisioning.bench',
    source: { id: sourceId, name, type: 'User', upn: null },
    target: { id: null, name, type: 'User', upn },
    steps: STEPS_UP_TO[step],
  };
}

function* records(count) {
  for (let number = 0; number < count; number++) yield record(number, count);
}

/** A source that has read and ordered all records. What a filter or a sort needs, it works out when asked. */
export async function load(count) {
  const source = memorySource(records(count));
  await source.query({ kind: 'record', id: 'event-0' });
  return source;
}
