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
 * The file for a script tag: all elements in one; what is loaded when needed lies beside it.
 * @type {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }}
 */
export default {
  ...bundling,
  input: { 'cloud-sync-insights': 'dist/cdn.js' },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
  },
};
