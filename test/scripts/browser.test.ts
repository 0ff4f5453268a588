import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserCandidates, findBrowser } from '../../scripts/browser.mjs';

const slashes = (paths: string[]) => paths.map((path) => path.replaceAll('\\', '/'));

describe('finding a browser', () => {
  test('Linux: Chrome before Chromium, each along the whole path', () => {
    const found = browserCandidates('linux', { PATH: '/usr/bin:/opt/bin' }, '/root');
    assert.deepEqual(found.slice(0, 2), ['/usr/bin/google-chrome-stable', '/opt/bin/google-chrome-stable']);
    assert.ok(found.indexOf('/usr/bin/google-chrome') < found.indexOf('/usr/bin/chromium'));
  });

  test('macOS: applications of the machine before those of the person', () => {
    const found = browserCandidates('darwin', {}, '/Users/ada');
    assert.equal(found[0], '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    assert.ok(found.includes('/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'));
  });

  test('Windows: Chrome and Edge below each program folder that is set', () => {
    const found = slashes(browserCandidates('win32', { PROGRAMFILES: 'C:/Program Files' }, 'C:/Users/ada'));
    assert.equal(found[0], 'C:/Program Files/Google/Chrome/Application/chrome.exe');
    assert.ok(found.includes('C:/Program Files/Microsoft/Edge/Application/msedge.exe'));
  });

  test('CHROME_PATH wins over all others', () => {
    assert.equal(findBrowser({ env: { CHROME_PATH: process.execPath } }), process.execPath);
  });

  test('a CHROME_PATH that leads nowhere is an error, not a reason to take another browser', () => {
    assert.throws(
      () => findBrowser({ env: { ...process.env, CHROME_PATH: '/nowhere' } }),
      /CHROME_PATH is "\/nowhere"/,
    );
  });

  test('no browser on the path is null', () => {
    assert.equal(findBrowser({ platform: 'linux', env: { PATH: '/nowhere' } }), null);
  });
});
