// Checks which file of src imports which, by the table in arrow-rules.mjs: node scripts/arrows.mjs
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { COMPOSING_ELEMENT, ENTRY_RULE, FOLDER_RULES } from './arrow-rules.mjs';
import { filesBelow } from './files.mjs';

/** @typedef {{ specifier: string | null, kind: 'value' | 'type' | 'lazy', line: number }} Import */
/** @typedef {{ file: string, line: number, rule: string }} Violation */

const PAGE_NAMES = new Set(['document', 'window', 'HTMLElement']);

const parse = (file, text) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
const textOf = (node) => (node && ts.isStringLiteralLike(node) ? node.text : null);

function visit(node, action) {
  action(node);
  ts.forEachChild(node, (child) => visit(child, action));
}

/** @returns {Import[]} */
function importsOf(source) {
  const found = [];
  visit(source, (node) => {
    const line = lineOf(source, node);
    if (ts.isImportDeclaration(node)) {
      const kind = node.importClause?.isTypeOnly ? 'type' : 'value';
      found.push({ specifier: textOf(node.moduleSpecifier), kind, line });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      found.push({ specifier: textOf(node.moduleSpecifier), kind: node.isTypeOnly ? 'type' : 'value', line });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ specifier: textOf(node.argument.literal), kind: 'type', line });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push({ specifier: textOf(node.arguments[0]), kind: 'lazy', line });
    }
  });
  return found;
}

/** Uses of a name of the page; a property or a type's member may bear the same name. */
function pageNamesIn(source) {
  const found = [];
  visit(source, (node) => {
    if (!ts.isIdentifier(node) || !PAGE_NAMES.has(node.text)) return;
    const { parent } = node;
    const isMember =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) &&
        parent.name === node);
    if (!isMember) found.push({ name: node.text, line: lineOf(source, node) });
  });
  return found;
}

const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
const folderOf = (file) => (file.includes('/') ? file.split('/')[0] : null);
const isWithin = (file, places = []) => places.some((place) => file === place || file.startsWith(`${place}/`));
const elementOf = (file) => /^elements\/[^/]+/.exec(file)?.[0];

function packageViolation(specifier, folder, rule, dependencies) {
  const name = packageOf(specifier);
  if (folder !== null && !rule.packages?.includes(name)) return `${folder} may not import the package ${name}`;
  return dependencies.includes(name) ? null : `the package ${name} is not among the dependencies`;
}

function nodeViolation(specifier, folder, rule) {
  return rule.node ? null : `${folder ?? 'an entry'} may not import ${specifier}: it runs in browsers`;
}

function fileViolation(file, target, kind, folder, rule) {
  const from = folder ?? file;
  const ownElement = elementOf(file);
  if (ownElement && elementOf(target) && elementOf(target) !== ownElement) {
    return ownElement === COMPOSING_ELEMENT ? null : `only ${COMPOSING_ELEMENT} may import another element`;
  }
  if (folder === folderOf(target) || isWithin(target, rule.imports)) return null;
  if (isWithin(target, rule.types)) {
    return kind === 'type' ? null : `${from} may import ${target} only by "import type"`;
  }
  const lazily = rule.lazy?.find((allowed) => isWithin(target, allowed.to));
  if (!lazily) return `${from} may not import ${target}`;
  return kind !== 'value' && file === lazily.from
    ? null
    : `${target} may be loaded only by import(), in ${lazily.from}`;
}

/** Each round of imports once, as the files in it; lazy imports close no round. */
function findCycles(graph) {
  const cycles = [];
  const done = new Set();
  const path = [];
  const walk = (file) => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push(path.slice(at));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const { target } of graph.get(file) ?? []) walk(target);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) walk(file);
  return cycles;
}

/**
 * Every import of a source tree that breaks a rule.
 * @param {Map<string, string>} files text of each TypeScript file by its path below src
 * @param {string[]} dependencies the packages that users of ours have installed
 * @returns {Violation[]}
 */
export function findViolations(files, dependencies) {
  const violations = [];
  const graph = new Map();
  for (const [file, text] of files) {
    const source = parse(file, text);
    const folder = folderOf(file);
    const rule = folder === null ? ENTRY_RULE : FOLDER_RULES[folder];
    const report = (line, message) => message && violations.push({ file, line, rule: message });
    if (!rule) {
      report(1, `the folder ${folder} has no rule in scripts/arrow-rules.mjs`);
      continue;
    }
    graph.set(file, []);
    for (const { specifier, kind, line } of importsOf(source)) {
      if (specifier === null) report(line, 'an import must name its module in plain text');
      else if (specifier.startsWith('node:')) report(line, nodeViolation(specifier, folder, rule));
      else if (!specifier.startsWith('.')) report(line, packageViolation(specifier, folder, rule, dependencies));
      else if (!specifier.endsWith('.js')) report(line, `the relative import "${specifier}" does not end in .js`);
      else {
        const target = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
        if (kind !== 'lazy') graph.get(file).push({ target, line });
        report(line, files.has(target) ? fileViolation(file, target, kind, folder, rule) : `there is no ${target}`);
      }
    }
    if (!rule.page) {
      for (const { name, line } of pageNamesIn(source)) report(line, `${folder} may not use ${name}: it runs anywhere`);
    }
  }
  for (const cycle of findCycles(graph)) {
    const { line } = graph.get(cycle[0]).find(({ target }) => target === (cycle[1] ?? cycle[0]));
    violations.push({ file: cycle[0], line, rule: `imports go in a circle: ${[...cycle, cycle[0]].join(' → ')}` });
  }
  return violations;
}

function main() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { dependencies, peerDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = filesBelow(join(root, 'src')).filter((file) => file.endsWith('.ts'));
  const files = new Map(names.map((file) => [file, readFileSync(join(root, 'src', file), 'utf8')]));
  const violations = findViolations(files, Object.keys({ ...dependencies, ...peerDependencies }));
  for (const { file, line, rule } of violations) console.log(`src/${file}:${line} ${rule}`);
  if (violations.length === 0) console.log(`The imports of ${files.size} files keep to the table.`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
