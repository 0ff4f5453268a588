// Makes sure that what a command needs is there: node scripts/ensure.mjs deps browser firefox manifest
// Runs before anything is installed, so it imports only what comes with Node, and only `node:` modules of its own folder.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserCandidates, findBrowser, findFirefox, INSTALL_FIREFOX } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.lock-hash');

const NEEDED_NODE = [20, 19];

const BROWSER_PACKAGES = ['chromium', 'fonts-dejavu-core'];

const INSTALL_BROWSER = `Install one, or set CHROME_PATH to it:
  Debian, Ubuntu   sudo apt-get install --no-install-recommends ${BROWSER_PACKAGES.join(' ')}
  Fedora           sudo dnf install chromium dejavu-sans-fonts
  macOS            brew install --cask google-chrome
  Windows          winget install Google.Chrome`;

function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function run(program, args, env = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  return status === 0;
}

/** Runs npm, the very one that started this script where there is one. */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm && /\.[cm]?js$/.test(npm)) return run(process.execPath, [npm, ...args]);
  // Windows starts npm only by its command file, and that only through the shell.
  return process.platform === 'win32' ? run('cmd.exe', ['/c', 'npm', ...args]) : run('npm', args);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NEEDED_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  stop(`This project needs Node ${NEEDED_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
}

function ensureDeps() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  console.log('Installing packages as the lock file says …');
  if (!runNpm(['ci', '--no-fund', '--no-audit']))
    stop('The packages could not be installed: see the lines of npm above.');
  writeFileSync(stampFile, hash);
}

function canInstallBrowser() {
  if (process.env.NO_BROWSER_INSTALL === '1' || process.getuid?.() !== 0) return false;
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

function installPackages(packages) {
  const quiet = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${packages.join(' and ')} for the tests …`);
  return (
    run('apt-get', ['update', ...quiet], env) &&
    run('apt-get', ['install', '-y', '--no-install-recommends', ...quiet, ...packages], env)
  );
}

function ensureBrowser() {
  let browser = null;
  try {
    browser = findBrowser();
  } catch (error) {
    stop(error.message);
  }
  if (browser) return;
  if (!canInstallBrowser()) stop(`The tests need a Chromium-based browser, and none was found. ${INSTALL_BROWSER}`);
  if (!installPackages(BROWSER_PACKAGES))
    stop(`The browser could not be installed. If another apt-get is at work, try again later. ${INSTALL_BROWSER}`);
  if (!findBrowser()) stop(`The browser was installed, but is at none of:\n  ${browserCandidates().join('\n  ')}`);
}

/** Without Firefox the long suite leaves out, and says so, what needs it. */
function ensureFirefox() {
  if (findFirefox()) return;
  if (canInstallBrowser() && installPackages(['firefox-esr']) && findFirefox()) return;
  console.error(`\nSome long tests need Firefox, and none was found. ${INSTALL_FIREFOX}\n`);
}

function ensureManifest() {
  if (!run(process.execPath, [join(root, 'scripts', 'manifest.mjs')]))
    stop('custom-elements.json could not be written.');
}

const STEPS = { deps: ensureDeps, browser: ensureBrowser, firefox: ensureFirefox, manifest: ensureManifest };

checkNode();
for (const name of process.argv.slice(2)) {
  const step = STEPS[name];
  if (!step) stop(`"${name}" is not one of: ${Object.keys(STEPS).join(', ')}.`);
  step();
}
