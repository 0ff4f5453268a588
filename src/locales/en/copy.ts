/** Words of a button that copies a value, and of what became of that. */
export const copy = {
  button: 'Copy',
  label: (what: string) => `Copy: ${what}`,
  done: (what: string) => `Copied: ${what}`,
  refused: 'The browser does not allow copying here. Select the text and copy it by hand.',
};
