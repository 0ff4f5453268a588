import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Log content is hostile: text reaches the page only as text. */
const htmlFromText = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc)$/]',
    message: 'Text from logs must never be read as HTML: use a lit template.',
  },
  { selector: 'Identifier[name=/^unsafe(HTML|SVG|MathML|Static)$/]', message: 'Log text must never be read as HTML.' },
  {
    selector: 'ImportDeclaration[source.value=/unsafe-(html|svg|mathml)/]',
    message: 'Log text must never be read as HTML.',
  },
];

/** The content policy hosts use blocks style attributes, also the one styleMap writes on its first render. */
const styleAttributes = [
  {
    selector: 'TemplateElement[value.raw=/(^|\\s)style\\s*=/]',
    message: 'A style attribute is blocked by the content policy: set properties, or use SVG attributes.',
  },
  {
    selector: 'ImportDeclaration[source.value=/style-map/]',
    message: 'styleMap writes a style attribute on its first render, which the content policy blocks.',
  },
];

const d3Imports = [
  {
    selector: "ImportDeclaration[source.value='d3'] > ImportNamespaceSpecifier",
    message: 'Import d3 functions by name: the whole of d3 is 93 KB.',
  },
  {
    selector:
      "ImportDeclaration[source.value='d3'] > ImportSpecifier[imported.name=/^(select|selectAll|selection|create|axis[A-Z].*|transition|active|zoom|drag|brush[XY]?|format.*|timeFormat.*|utcFormat|csv.*|json|html)$/]",
    message: 'd3 computes; lit draws and Intl formats.',
  },
];

const untrustworthyTests = [
  {
    selector: 'MemberExpression[object.name=/^(test|it|describe|suite|context)$/][property.name=/^(only|skip|todo)$/]',
    message: 'Every test runs, always.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'Every test runs, always.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(test|it|describe|suite)$/] > ObjectExpression > Property[key.name=/^(only|skip|todo)$/]',
    message: 'Every test runs, always.',
  },
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'Do not sleep: wait for what should happen, or mock the clock.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?timers\\u002fpromises$/]',
    message: 'Do not sleep: wait for what should happen, or mock the clock.',
  },
  {
    selector: 'CallExpression[callee.name=/^(aTimeout|sleep)$/]',
    message: 'Do not sleep: wait for what should happen.',
  },
];

/** @type {(...rules: object[][]) => { 'no-restricted-syntax': ['error', ...object[]] }} */
const restrict = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules.flat()] });

const unusedNames = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true };

const browserNames =
  'Blob console CustomEvent customElements document Event fetch File FormData history HTMLElement location matchMedia MutationObserver navigator queueMicrotask requestAnimationFrame setTimeout URL URLSearchParams window';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'storybook-static/',
      'coverage/',
      'node_modules/',
      '.cache/',
      'test/fixtures/',
      'src/testing/contract-*.ts',
    ],
  },
  // A rule that is wrong somewhere is changed here, with its reason, where everyone sees it.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-unused-vars': ['error', unusedNames],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
            },
            // A plugin's types call chai's `equal` asynchronous, which it is not.
            { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' },
          ],
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', unusedNames],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      ...restrict(d3Imports),
    },
  },
  {
    files: ['src/**/*.ts', 'stories/**/*.ts', 'examples/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      // Lit binds the listeners of a template to the element.
      '@typescript-eslint/unbound-method': 'off',
      // Browsers drop the role of a table or list whose `display` or `list-style` is changed: there it must be said again.
      'lit-a11y/no-redundant-role': 'off',
      ...restrict(d3Imports, htmlFromText, styleAttributes),
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Passing a method to an assertion does not call it.
      '@typescript-eslint/unbound-method': 'off',
      ...restrict(d3Imports, untrustworthyTests),
    },
  },
  {
    files: ['**/*.browser.ts', 'test/contract/**/*.ts'],
    rules: {
      // chai's assertions are expressions: expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    // TypeScript checks the names these use: scripts/tsconfig.json.
    files: ['**/*.mjs', 'rollup.config.js'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['examples/**/*.js', 'examples/**/*.mjs'],
    languageOptions: { globals: Object.fromEntries(browserNames.split(' ').map((name) => [name, 'readonly'])) },
  },
);
