import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collapseTemplates } from '../../scripts/collapse-templates.mjs';

test('white space in html, svg and css templates becomes one space, nested ones too', () => {
  const code = 'const a = html`<p\n    class="x">\n  ${b ? svg`<g>\n  </g>` : c}\n</p>`;';
  assert.equal(collapseTemplates(code), 'const a = html`<p class="x"> ${b ? svg`<g> </g>` : c} </p>`;');
});

test('other templates, texts and code keep theirs', () => {
  const code = "const a = `one\n  two`;\n\nconst b = 'x  y'; // css `a  b`\nconst c = tag`x\n  y`;";
  assert.equal(collapseTemplates(code), code);
});
