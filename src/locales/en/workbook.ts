/** Words of `sync-workbook`. */
export const workbook = {
  title: 'Cloud sync insights',
  tabsLabel: 'Views',
  tabs: {
    summary: 'Summary',
    details: 'Details',
    cycles: 'By cycle',
    object: 'Object',
  },
  loading: 'Loading…',
  tabFailed: 'This view could not be loaded. Reload the page, then try again.',
  refresh: 'Refresh',
  copyLink: 'Copy link',
  copied: 'Link copied. What is typed or chosen inside a single panel is not part of it.',
  copiedWithout: (parts: string) =>
    `Link copied. Not part of it: ${parts}, and what is typed or chosen inside a single panel.`,
  copyRefused: 'The browser does not allow copying here. Copy the address of this page by hand.',
  notOpened: 'What the link shows could not be opened. Reload the page, then try again.',
  unread: 'Parts of the link could not be read and were left out:',
};
