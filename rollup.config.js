import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/**
 * The file for a script tag: all elements in one; what is loaded when needed lies beside it. Reads the modules tsc wrote.
 * @type {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }}
 */
export default {
  input: { 'cloud-sync-insights': 'dist/cdn.js' },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
  },
  plugins: [nodeResolve({ exportConditions: ['production'] }), terser({ module: true, ecma: 2020 })],
};
