// Finds the Chromium-based browser that tests and screenshots run in. Downloads nothing.
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** Every path where a browser may stand on this system, most wanted first. */
export function browserCandidates(platform = process.platform, env = process.env, home = homedir()) {
  if (platform === 'darwin') {
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return roots.flatMap((root) => WINDOWS_PROGRAMS.map((program) => join(root, ...program)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Path of the browser to use: `CHROME_PATH`, else the first installed one; `null` if there is none.
 * Throws where `CHROME_PATH` is set but is not a program.
 */
export function findBrowser({ platform = process.platform, env = process.env, home = homedir() } = {}) {
  if (env.CHROME_PATH) {
    if (isProgram(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is "${env.CHROME_PATH}", which is not a program that can be run.`);
  }
  return browserCandidates(platform, env, home).find(isProgram) ?? null;
}

const MAC_FIREFOX = '/Applications/Firefox.app/Contents/MacOS/firefox';

export const INSTALL_FIREFOX = `Install it, or set FIREFOX_PATH to it:
  Debian, Ubuntu   sudo apt-get install --no-install-recommends firefox-esr
  Fedora           sudo dnf install firefox
  macOS            brew install --cask firefox
  Windows          winget install Mozilla.Firefox
As root on Debian, "node scripts/ensure.mjs firefox" does it.`;

/** Path of Firefox, which only the long tests need: `FIREFOX_PATH`, else an installed one; `null` if there is none. */
export function findFirefox({ platform = process.platform, env = process.env } = {}) {
  if (env.FIREFOX_PATH) return isProgram(env.FIREFOX_PATH) ? env.FIREFOX_PATH : null;
  if (platform === 'darwin') return isProgram(MAC_FIREFOX) ? MAC_FIREFOX : null;
  const folders =
    platform === 'win32'
      ? [env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(Boolean).map((folder) => join(folder, 'Mozilla Firefox'))
      : (env.PATH ?? '').split(delimiter).filter(Boolean);
  const names = platform === 'win32' ? ['firefox.exe'] : ['firefox', 'firefox-esr'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

/** Arguments that keep the browser off the network and its pictures equal everywhere. Without a sandbox only for root, who has none. */
export function browserArguments() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    '--font-render-hinting=none',
    '--disable-lcd-text',
    '--force-color-profile=srgb',
  ];
}

/** Options for `chromium.launch()` of playwright-core and for the test runner's launcher. */
export function launchOptions() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium-based browser was found. Run "node scripts/ensure.mjs browser".');
  return { executablePath, args: browserArguments() };
}
