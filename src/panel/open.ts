import type { OpenRequest } from './events.js';

type Targets = Pick<
  HTMLElementTagNameMap,
  'sync-object-list' | 'sync-object-history' | 'sync-log-table' | 'sync-log-detail'
>;

/** Loads the code of what shows a request. Rejects if it cannot be loaded. */
export async function loadTarget({ kind }: OpenRequest): Promise<void> {
  switch (kind) {
    case 'objects':
      await import('../define/sync-object-list.js');
      return;
    case 'object':
      await import('../define/sync-object-history.js');
      return;
    case 'records':
      await import('../define/sync-log-table.js');
      return;
    case 'record':
      await import('../define/sync-log-detail.js');
  }
}

/** The element that shows what a request asks for, once its code is loaded. */
export function createTarget({ kind, key, time }: OpenRequest): Targets[keyof Targets] {
  switch (kind) {
    case 'objects':
      return document.createElement('sync-object-list');
    case 'object':
      return Object.assign(document.createElement('sync-object-history'), { objectKey: key ?? null });
    case 'records':
      return document.createElement('sync-log-table');
    case 'record':
      return Object.assign(document.createElement('sync-log-detail'), {
        recordId: key ?? null,
        recordTime: time ?? null,
      });
  }
}
