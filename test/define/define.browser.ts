import { expect } from '@open-wc/testing';
import { define } from '../../src/define/define.js';
import { VERSION } from '../../src/version.js';

/** Elements that another copy of the package registered, and what this copy says when it registers its own. */
function warningsBeside(version: string | undefined, tags: string[]): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (message: string) => void warnings.push(message);
  try {
    for (const tag of tags) {
      customElements.define(tag, Object.assign(class extends HTMLElement {}, version && { syncVersion: version }));
      define(tag, class extends HTMLElement {});
    }
  } finally {
    console.warn = warn;
  }
  return warnings;
}

describe('define', () => {
  it('warns once of another version, however many elements it has registered, and names both', () => {
    expect(warningsBeside('0.0.9', ['other-chart', 'other-table', 'other-list'])).to.deep.equal([
      `cloud-sync-insights: version 0.0.9 is on this page already; version ${VERSION} is not used.`,
    ]);
  });

  it('warns once of a second copy of the same version', () => {
    expect(warningsBeside(VERSION, ['twin-chart', 'twin-table'])).to.deep.equal([
      `cloud-sync-insights: version ${VERSION} is on this page already; a second copy of it is not used.`,
    ]);
  });

  it('names each tag that something else has taken', () => {
    expect(warningsBeside(undefined, ['foreign-chart', 'foreign-table'])).to.deep.equal([
      `cloud-sync-insights: <foreign-chart> is registered already, by something else; version ${VERSION} is not used.`,
      `cloud-sync-insights: <foreign-table> is registered already, by something else; version ${VERSION} is not used.`,
    ]);
  });

  it('gives its tag to a class that the host registered under a tag of its own, also when asked again', () => {
    class Chart extends HTMLElement {}
    customElements.define('host-chart', Chart);
    define('own-chart', Chart);
    define('own-chart', Chart);
    expect(document.createElement('own-chart')).to.be.instanceOf(Chart);
    expect(document.createElement('host-chart')).to.be.instanceOf(Chart);
  });
});
