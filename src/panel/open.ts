import type { OpenRequest } from './events.js';

type Targets = Pick<
  HTMLElementTagNameMap,
  'sync-object-list' | 'sync-object-history' | 'sync-log-table' | 'sync-log-detail'
>;

/** The element that shows what a request asks for, its code loaded when first needed. Rejects if it cannot be loaded. */
export async function targetOf({ kind, key, time }: OpenRequest): Promise<Targets[keyof Targets]> {
  switch (kind) {
    case 'objects':
      await import('../define/sync-object-list.js');
      return document.createElement('sync-object-list');
    case 'object':
      await import('../define/sync-object-history.js');
      return Object.assign(document.createElement('sync-object-history'), { objectKey: key ?? null });
    case 'records':
      await import('../define/sync-log-table.js');
      return document.createElement('sync-log-table');
    case 'record':
      await import('../define/sync-log-detail.js');
      return Object.assign(document.createElement('sync-log-detail'), {
        recordId: key ?? null,
        recordTime: time ?? null,
      });
  }
}
