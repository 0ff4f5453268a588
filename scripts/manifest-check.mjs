// Checks that whatever is public is described: members of elements in custom-elements.json, exports of entry points.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { filesBelow } from './files.mjs';

const ENTRY_POINTS = [
  'index.ts',
  'model/index.ts',
  'sources/index.ts',
  'panel/index.ts',
  'testing/index.ts',
  'locales/index.ts',
];

const PARTS = /** @type {const} */ ([
  ['members', 'member'],
  ['attributes', 'attribute'],
  ['events', 'event'],
  ['slots', 'slot'],
  ['cssParts', 'part'],
  ['cssProperties', 'custom property'],
]);

const elementsOf = (manifest) =>
  manifest.modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));

/**
 * What the manifest leaves undescribed.
 * @param {{ modules: any[] }} manifest
 * @returns {string[]} sentences that name `element.member`
 */
export function undescribed(manifest) {
  return elementsOf(manifest).flatMap((element) => [
    ...(element.description ? [] : [`${element.tagName} has no description`]),
    ...PARTS.flatMap(([list, kind]) =>
      (element[list] ?? [])
        .filter(({ description, summary }) => !description && !summary)
        .map(({ name }) => `${element.tagName}.${name || '(default)'}: the ${kind} has no description`),
    ),
  ]);
}

const decoratorName = ({ expression }) =>
  (ts.isCallExpression(expression) ? expression.expression : expression).getText();

/** Names of the fields and accessors that a file declares with `@property`, by class. */
function decoratedProperties(text) {
  const source = ts.createSourceFile('element.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter(ts.isClassDeclaration)
    .flatMap((declaration) =>
      declaration.members
        .filter(
          (member) =>
            ts.canHaveDecorators(member) && ts.getDecorators(member)?.some((d) => decoratorName(d) === 'property'),
        )
        .map((member) => ({ className: declaration.name?.text, property: member.name?.getText() })),
    );
}

/**
 * Properties of elements that are missing in the manifest: an analyzer that overlooks one would hide it from everybody.
 * @param {{ modules: any[] }} manifest
 * @param {Iterable<string>} texts source texts of the elements
 * @returns {string[]}
 */
export function missingProperties(manifest, texts) {
  const elements = new Map(elementsOf(manifest).map((element) => [element.name, element]));
  return [...texts].flatMap(decoratedProperties).flatMap(({ className, property }) => {
    const element = elements.get(className);
    if (!element) return [`${className}.${property}: the class is not in the manifest as an element`];
    const known = element.members?.some(({ name }) => name === property);
    return known ? [] : [`${element.tagName}.${property}: the property is not in the manifest`];
  });
}

/**
 * Exports without a docstring.
 * @param {string[]} entries paths of entry modules
 * @param {ts.CompilerOptions} options
 * @returns {string[]} sentences that name file, line and export
 */
export function undocumentedExports(entries, options) {
  const program = ts.createProgram(entries, options);
  const checker = program.getTypeChecker();
  const found = new Map();
  for (const entry of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
    for (const exported of module ? checker.getExportsOfModule(module) : []) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declaration = symbol.declarations?.[0];
      if (!declaration || found.has(symbol)) continue;
      // `export * as name`: what is inside is exported by the module itself.
      const documented = ts.isSourceFile(declaration) || symbol.getDocumentationComment(checker).length > 0;
      found.set(symbol, documented ? null : placeOf(declaration, exported.name));
    }
  }
  return [...found.values()].filter((sentence) => sentence !== null);
}

function placeOf(declaration, name) {
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart(source));
  return `${relative(process.cwd(), source.fileName)}:${line + 1} ${name} has no docstring`;
}

function main() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const src = join(root, 'src');
  const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  const elementFiles = filesBelow(join(src, 'elements')).filter((file) => /^([^/]+)\/\1\.ts$/.test(file));
  const texts = elementFiles.map((file) => readFileSync(join(src, 'elements', file), 'utf8'));
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const entries = ENTRY_POINTS.map((file) => join(src, file)).filter(existsSync);
  const problems = [
    ...undescribed(manifest),
    ...missingProperties(manifest, texts),
    ...undocumentedExports(entries, options),
  ];
  for (const problem of problems) console.log(problem);
  if (problems.length === 0)
    console.log(`${elementsOf(manifest).length} elements and ${entries.length} entry points are described.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
