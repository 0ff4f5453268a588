type By = 'type' | 'status' | 'action';

const plurals: Record<By, string> = { type: 'types', status: 'statuses', action: 'actions' };

/** Words of `sync-object-tiles`. */
export const objectTiles = {
  title: { type: 'Synced objects by type', status: 'Synced objects by status', action: 'Synced objects by action' },
  all: 'All',
  others: (by: By, count: string, one: boolean) => (one ? `1 other ${by}` : `${count} other ${plurals[by]}`),
  objects: (one: boolean) => (one ? 'object' : 'objects'),
  share: (percent: string) => `${percent} of events`,
  openObjects: (label: string, count: string, one: boolean) =>
    `${label}: ${count} distinct ${one ? 'object' : 'objects'}, open`,
  note: 'Distinct objects do not add up: one object can stand in several tiles. “All” counts each object once.',
  summary: (by: By, values: string, one: boolean, objects: string, events: string) =>
    `${one ? `1 ${by}` : `${values} ${plurals[by]}`}, ${objects}, ${events}`,
};
