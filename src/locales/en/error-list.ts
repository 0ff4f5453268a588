/** Names of documentation pages, by the last part of their address. */
const pages = new Map([
  ['reference-error-codes', 'Cloud sync error codes'],
  ['how-to-troubleshoot', 'Troubleshoot cloud sync'],
  ['how-to-accidental-deletes', 'Accidental deletion prevention'],
  ['how-to-configure-entra-to-active-directory', 'Provision groups to Active Directory'],
  ['howto-analyze-provisioning-logs', 'Analyze provisioning logs'],
  ['application-provisioning-log-analytics', 'Provisioning logs in Azure Monitor'],
  ['application-provisioning-quarantine-status', 'Provisioning in quarantine'],
  ['application-provisioning-config-problem-no-users-provisioned', 'No users are provisioned'],
  ['hr-user-creation-issues', 'HR user creation issues'],
  ['insufficient-access-rights-error-troubleshooting', 'Insufficient access rights'],
  ['workday-expression-mapping-functions-guide', 'Expressions in attribute mappings'],
  ['synchronization-synchronizationquarantine', 'Quarantine of a synchronization job'],
]);

/** Words of `sync-error-list`. Values from logs are never part of sentences on the page: they are placed beside them. */
export const errorList = {
  title: { recent: 'Recent sync errors', top: 'Top provisioning errors' },
  order: { label: 'Order of errors', recent: 'Most recent', top: 'Most frequent' },
  none: 'No failed events',
  noCode: 'No error code',
  ending: 'Explained by its ending',
  occurrences: 'Occurrences',
  affected: 'Affected',
  firstSeen: 'First seen',
  lastSeen: 'Last seen',
  openObjects: (title: string, objects: string) => `${title}: ${objects} affected, open`,
  details: 'Details',
  openDetails: (title: string) => `${title}: details`,
  reason: 'The service says',
  cause: 'Likely cause',
  remedy: 'What to do',
  pageName: (url: string) => {
    const { host, pathname } = new URL(url);
    return pages.get(pathname.slice(pathname.lastIndexOf('/') + 1)) ?? host + pathname;
  },
  noRemedy: 'No remedy is known for this code.',
  noRemedyWithoutCode: 'The log gives no code to look up. The failing event shows which step failed.',
  textsFailed: 'The explanation of this code could not be loaded.',
  more: 'Show more',
  less: 'Show less',
  others: (codes: string, one: boolean, events: string, objects: string) =>
    `${one ? '1 other code' : `${codes} other codes`}: ${events}, ${objects}`,
  showAll: 'Show all',
  showMore: 'Show more codes',
  next: 'Next codes',
  previous: 'Previous codes',
  summary: (codes: string, one: boolean, events: string) => `${one ? '1 code' : `${codes} codes`}, ${events}`,
};
