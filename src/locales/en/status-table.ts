/** Words of `sync-status-table`. */
export const statusTable = {
  title: 'Unique sync count by status',
  action: 'Action',
  events: 'Events',
  trend: 'Trend of events',
  objects: 'Distinct objects',
  byStatus: { objects: 'Distinct objects by status', events: 'Events by status' },
  all: 'All actions',
  note: 'Distinct objects do not add up: one object can stand in several rows and columns. The last row counts each object once.',
  openObjects: (action: string, status: string | null, count: string, one: boolean) =>
    `${status === null ? action : `${action}, ${status.toLowerCase()}`}: ${count} distinct ${one ? 'object' : 'objects'}, open`,
  shown: (first: string, last: string, all: string) => `Actions ${first} to ${last} of ${all}`,
  next: 'Next actions',
  previous: 'Previous actions',
  summary: (actions: string, one: boolean, events: string, objects: string) =>
    `${one ? '1 action' : `${actions} actions`}, ${events}, ${objects}`,
};
