import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** How modules written by tsc become what a page loads; also used to measure single entries. */
export const bundling = {
  plugins: [nodeResolve({ exportConditions: ['production'] }), terser({ module: true, ecma: 2020 })],
  /** @type {import('rollup').WarningHandlerWithDefault} */
  onwarn(warning) {
    // tsc's decorator helper asks for `this`, and d3 imports in circles; both are harmless. Nothing else is let pass.
    const harmless = warning.code === 'THIS_IS_UNDEFINED' || warning.ids?.every((id) => id.includes('node_modules'));
    if (!harmless) throw new Error(warning.message);
  },
};

/**
 * A file for a script tag; what it loads when needed lies beside it.
 * @param {string} name
 * @param {string} input
 * @returns {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }}
 */
const scriptTagFile = (name, input) => ({
  ...bundling,
  input: { [name]: input },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
  },
});

/**
 * The worker's script, one file that needs no other: beside the module that names it, and beside the script-tag file.
 * @type {import('rollup').RollupOptions & { output: import('rollup').OutputOptions[] }}
 */
const workerFile = {
  ...bundling,
  input: 'dist/sources/worker/worker.js',
  output: ['dist/sources/worker/worker.js', 'dist/cdn/worker.js'].map((file) => ({
    file,
    format: 'iife',
    inlineDynamicImports: true,
    sourcemap: true,
  })),
};

const scriptTag = resolve('dist/cdn.js');

/**
 * The page of the command `serve`, which has the script-tag file beside it.
 * @type {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }}
 */
const servedPage = {
  ...bundling,
  input: 'dist/cli/page/page.js',
  external: [scriptTag],
  output: {
    file: 'dist/cli/page/page.js',
    format: 'es',
    paths: { [scriptTag]: './cdn/cloud-sync-insights.js' },
    sourcemap: true,
  },
};

/** All elements in one; and, for pages that ask a workspace themselves, its source in another. */
export default [
  scriptTagFile('cloud-sync-insights', 'dist/cdn.js'),
  scriptTagFile('log-analytics', 'dist/cdn-log-analytics.js'),
  workerFile,
  servedPage,
];
