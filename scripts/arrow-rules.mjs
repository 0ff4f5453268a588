// Which folder of src may import which. Packages are named as they are installed.

/**
 * @typedef {object} FolderRule
 * @property {string[]} [imports] folders or files of src; a folder's own files are always allowed
 * @property {string[]} [types] folders or files of src, by `import type` only
 * @property {string[]} [packages]
 * @property {boolean} [node] may use what Node brings along, `node:fs` and the like
 * @property {boolean} [page] may use the page: `document`, `window`, `HTMLElement`
 * @property {{ from: string, to: string[] }[]} [lazy] what one file may load by `import()`
 */

/** @type {Record<string, FolderRule>} */
export const FOLDER_RULES = {
  model: { packages: ['d3'] },
  kql: { imports: ['model'] },
  sources: { imports: ['model', 'kql'], packages: ['fflate'] },
  charts: { types: ['model'], packages: ['d3', 'lit'], page: true },
  styles: { packages: ['lit'] },
  locales: { imports: ['model'] },
  panel: {
    imports: ['model', 'styles', 'locales'],
    types: ['sources/data-source.ts', 'sources/files/log-file.ts'],
    packages: ['lit', '@lit/task', '@lit/context'],
    page: true,
    lazy: [
      { from: 'panel/open-source.ts', to: ['sources/worker', 'sources/http'] },
      { from: 'panel/open.ts', to: ['define', 'elements'] },
    ],
  },
  testing: { imports: ['model'], types: ['sources/data-source.ts'] },
  export: { imports: ['model'], page: true },
  // Its page is made of the script-tag file.
  cli: { imports: ['model', 'sources', 'server', 'version.ts', 'cdn.ts'], page: true, node: true },
  react: { imports: ['model', 'define'], packages: ['react', '@lit/react'], page: true },
  elements: {
    imports: ['panel', 'charts', 'styles', 'locales', 'kql', 'model'],
    types: ['sources/data-source.ts'],
    packages: ['lit'],
    page: true,
    lazy: [{ from: 'elements/sync-workbook/tabs.ts', to: ['define'] }],
  },
  define: { imports: ['elements', 'version.ts'], page: true },
  server: { imports: ['model', 'kql', 'sources'] },
};

/** Only this element may import other elements: it is made of them. */
export const COMPOSING_ELEMENT = 'elements/sync-workbook';

/** Files directly in src: the entry points, which collect what the folders offer. */
export const ENTRY_RULE = {
  imports: ['model', 'sources', 'panel', 'elements', 'define', 'locales', 'styles'],
  page: true,
};
