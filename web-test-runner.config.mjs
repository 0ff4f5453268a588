import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { launchOptions } from './scripts/browser.mjs';
import { bundledPackages } from './scripts/bundled-packages.mjs';
import { countingReporter } from './scripts/reporters/browser.mjs';
import { workspaceEmulator } from './scripts/workspace-emulator.mjs';

const long = process.env.LONG_TESTS === '1';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: long
    ? ['test/**/*.long.browser.ts', 'test/long/**/*.browser.ts']
    : ['test/**/*.browser.ts', '!test/**/*.long.browser.ts', '!test/long/**'],
  // `localhost` does not resolve everywhere.
  hostname: '127.0.0.1',
  concurrency: 2,
  nodeResolve: { exportConditions: ['development'] },
  plugins: [
    bundledPackages(['d3', 'fast-check', '@azure/monitor-query', '@azure/monitor-query-logs']),
    workspaceEmulator(),
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  browsers: [
    chromeLauncher({
      // A zone that is not UTC and not a whole hour away from it, so that no test passes by being run in Greenwich.
      launchOptions: { ...launchOptions(), env: { ...process.env, TZ: 'America/St_Johns' } },
      // A window of its own: a page in the background is given no frames, and tests which wait for one would wait for ever.
      createPage: async ({ browser }) => {
        const context = await browser.createBrowserContext();
        return context.newPage();
      },
    }),
  ],
  testFramework: { config: { timeout: long ? 600_000 : 10_000 } },
  testsFinishTimeout: long ? 3_600_000 : 180_000,
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter(process.env.TEST_COUNTS)],
};
