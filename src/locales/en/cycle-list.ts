/** Words of `sync-cycle-list`. Values from logs are never part of sentences on the page: they are placed beside them. */
export const cycleList = {
  title: 'Sync details by cycle',
  order: { label: 'Order of cycles', recent: 'Most recent', events: 'Most events' },
  cycle: 'Cycle',
  job: 'Job',
  time: 'First to last event',
  events: 'Events',
  byStatus: 'Events by status',
  byAction: 'Events by action',
  objects: 'Distinct objects',
  noCycle: 'Events without a cycle',
  noJob: 'No job id',
  fullIds: 'Full ids',
  /** How long from a cycle's first to its last event. */
  took: (duration: string) => `${duration} from first to last`,
  openEvents: (cycle: string, events: string) => `${cycle}: ${events}, open`,
  openFailures: (cycle: string, events: string) => `${cycle}, failure: ${events}, open`,
  openObjects: (cycle: string, objects: string) => `${cycle}: ${objects}, open`,
  shown: (first: string, last: string, all: string | null) =>
    all === null ? `Cycles ${first} to ${last}` : `Cycles ${first} to ${last} of ${all}`,
  newer: { recent: 'Newer cycles', events: 'Cycles with more events' },
  older: { recent: 'Older cycles', events: 'Cycles with fewer events' },
  pages: 'Pages of cycles',
  noneOlder: { recent: 'No older cycles.', events: 'No cycles with fewer events.' },
  tooLong: {
    recent: 'Older cycles cannot be asked for: the id of the last one here is too long. Choose an earlier time range.',
    events: 'Further cycles cannot be asked for: the id of the last one here is too long. Choose another time range.',
  },
  silence: {
    title: 'No events',
    list: 'Unusual times without events',
    /** Both take the times of the last event before and of the first one after. */
    span: (from: string, to: string, hours: string) => `${from} – ${to}, ${hours}`,
    open: (from: string, hours: string) => `none since ${from}, ${hours}`,
    usual: (active: string, of: string) => `On comparable days the same hours had events ${active} of ${of} times.`,
    usualDays: (active: string, of: string) => `Comparable days had events ${active} of ${of} times.`,
    show: 'Show this time',
    hide: 'Show all times',
  },
  note: '“No events” is marked where a job usually has events: held against the same weekday and hour in the other weeks of the range, or on other days of that kind. First and last event are those of the log: when a cycle began or ended it does not tell.',
  tooShort: 'This range is too short to tell what is usual: choose two weeks or more.',
  incomplete: 'Now none is marked, since the answer that tells it lacks events.',
  byDays: 'In a range this long, only whole days without events are looked for.',
  summary: (cycles: string, one: boolean, events: string) => `${one ? '1 cycle' : `${cycles} cycles`}, ${events}`,
  summarySilences: (silences: string, one: boolean) =>
    one ? '1 unusual time without events' : `${silences} unusual times without events`,
};
