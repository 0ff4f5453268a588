import ts from 'typescript';

const TAGS = new Set(['css', 'html', 'svg']);

/** The text of a module with every run of white space inside its css, html and svg templates made one space. */
export function collapseTemplates(code) {
  const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const parts = [];
  let done = 0;
  const collapse = (node) => {
    parts.push(code.slice(done, node.getStart(source)), node.getText(source).replace(/\s+/g, ' '));
    done = node.end;
  };
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && TAGS.has(node.tag.text)) {
      const { template } = node;
      if (ts.isNoSubstitutionTemplateLiteral(template)) return collapse(template);
      collapse(template.head);
      for (const { expression, literal } of template.templateSpans) {
        visit(expression);
        collapse(literal);
      }
      return undefined;
    }
    return ts.forEachChild(node, visit);
  };
  visit(source);
  return parts.join('') + code.slice(done);
}
