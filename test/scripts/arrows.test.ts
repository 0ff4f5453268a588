import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findViolations } from '../../scripts/arrows.mjs';

const DEPENDENCIES = ['d3', 'lit', '@lit/context', '@lit/task'];

const told = (tree: Record<string, string>) =>
  findViolations(new Map(Object.entries(tree)), DEPENDENCIES).map(({ file, line, rule }) => `${file}:${line} ${rule}`);

const model = { 'model/day.ts': 'export const day = 1;' };

describe('import arrows', () => {
  test('a tree that keeps to the table has no violation', () => {
    const tree = {
      ...model,
      'sources/data-source.ts': "import type { day } from '../model/day.js';\nexport type Source = typeof day;",
      'panel/ask.ts': "import type { Source } from '../sources/data-source.js';\nimport { html } from 'lit';",
      'index.ts': "export * from './model/day.js';\nexport * from './panel/ask.js';",
    };
    assert.deepEqual(told(tree), []);
  });

  test('an arrow that the table lacks is told with file, line and rule', () => {
    const tree = {
      ...model,
      'styles/tokens.ts': "import { css } from 'lit';\n\nimport { day } from '../model/day.js';",
    };
    assert.deepEqual(told(tree), ['styles/tokens.ts:3 styles may not import model/day.ts']);
  });

  test('what may be imported as a type only is not imported as a value, not even re-exported', () => {
    const tree = {
      ...model,
      'charts/stack.ts': "import type { day } from '../model/day.js';\nexport { day } from '../model/day.js';",
    };
    assert.deepEqual(told(tree), ['charts/stack.ts:2 charts may import model/day.ts only by "import type"']);
  });

  test('braces around a type still load the module, so they count as a value', () => {
    const tree = { ...model, 'charts/stack.ts': "import { type day } from '../model/day.js';" };
    assert.deepEqual(told(tree), ['charts/stack.ts:1 charts may import model/day.ts only by "import type"']);
  });

  test('a dynamic import and an import in a type obey the table too', () => {
    const tree = {
      'sources/demo.ts': 'export {};',
      'model/a.ts': "const late = import('../sources/demo.js');\ntype Late = import('../sources/demo.js').Late;",
    };
    assert.deepEqual(told(tree), [
      'model/a.ts:1 model may not import sources/demo.ts',
      'model/a.ts:2 model may not import sources/demo.ts',
    ]);
  });

  test('define is loaded by panel/open.ts only, and only lazily', () => {
    const tree = {
      'define/sync-scope.ts': 'export {};',
      'panel/open.ts': "await import('../define/sync-scope.js');",
      'panel/other.ts': "await import('../define/sync-scope.js');",
    };
    assert.deepEqual(told(tree), [
      'panel/other.ts:1 define/sync-scope.ts may be loaded only by import(), in panel/open.ts',
    ]);
  });

  test('an element imports no other element, except the workbook', () => {
    const tree = {
      'elements/sync-scope/sync-scope.ts': 'export {};',
      'elements/sync-query/sync-query.ts': "import '../sync-scope/sync-scope.js';",
      'elements/sync-workbook/sync-workbook.ts': "import '../sync-scope/sync-scope.js';",
    };
    assert.deepEqual(told(tree), [
      'elements/sync-query/sync-query.ts:1 only elements/sync-workbook may import another element',
    ]);
  });

  test('a package must be allowed in the folder and be a dependency', () => {
    const tree = {
      'model/a.ts': "import { html } from 'lit';",
      'react/index.ts': "import { createComponent } from '@lit/react';",
    };
    assert.deepEqual(told(tree), [
      'model/a.ts:1 model may not import the package lit',
      'react/index.ts:1 the package @lit/react is not among the dependencies',
    ]);
  });

  test('a relative import ends in .js and leads to a file', () => {
    const tree = { ...model, 'model/a.ts': "import './day';\nimport './gone.js';" };
    assert.deepEqual(told(tree), [
      'model/a.ts:1 the relative import "./day" does not end in .js',
      'model/a.ts:2 there is no model/gone.ts',
    ]);
  });

  test('the model does not know the page, though its own fields may be called so', () => {
    const tree = { 'model/a.ts': 'export const a = { document: 1 }.document;\nexport const b = document.title;' };
    assert.deepEqual(told(tree), ['model/a.ts:2 model may not use document: it runs anywhere']);
  });

  test('a circle of imports is told once', () => {
    const tree = {
      'model/a.ts': "import './b.js';",
      'model/b.ts': "import './c.js';",
      'model/c.ts': "import './a.js';",
    };
    assert.deepEqual(told(tree), [
      'model/a.ts:1 imports go in a circle: model/a.ts → model/b.ts → model/c.ts → model/a.ts',
    ]);
  });

  test('a folder without a rule is told, so that nothing grows beside the table', () => {
    assert.deepEqual(told({ 'misc/a.ts': '' }), ['misc/a.ts:1 the folder misc has no rule in scripts/arrow-rules.mjs']);
  });
});
