/** Words around lists that are loaded page by page. Counts come with their noun: "150,000 objects". */
export const paging = {
  shown: (first: string, last: string, all: string) => `${first}–${last} of ${all}`,
  /** Where the source does not say how many there are. */
  shownOfMany: (rows: string) => `${rows} shown, there are more`,
  shownOfUncounted: (first: string, last: string) => `${first}–${last} shown, there are more`,
  added: (first: string, last: string) => `Rows ${first} to ${last} added`,
  more: (rows: string) => `Show ${rows} more`,
  skip: (rows: string) => `Go ${rows} rows on`,
  before: (rows: string) => `Show ${rows} before`,
  toFirst: 'Show the first rows',
  failed: 'The next rows could not be loaded.',
  outdated: 'The rows could not be refreshed. Shown is the last answer.',
};
