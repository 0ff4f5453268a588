import type { Column, TypeName } from './evaluate/values.js';

/** A node or token of Microsoft's syntax tree, as far as it is used here. */
export interface SyntaxNode {
  readonly ChildCount: number;
  readonly TextStart: number;
  readonly End: number;
  readonly Parent: SyntaxNode | null;
  readonly $kindName?: string;
  GetChild(index: number): SyntaxNode | null;
}

interface TypeSymbol {
  readonly Name: string;
  readonly Columns?: unknown;
}

interface Parts {
  readonly [name: string]: unknown;
}

/** What the parser's runtime offers; set by the one who loads the parser. */
export interface Runtime {
  getTypeName(thing: unknown): string;
  toArray(list: unknown): unknown[];
}

let runtime: Runtime | undefined;

/** Called once, when the parser is loaded. */
export function useRuntime(loaded: Runtime): void {
  runtime = loaded;
}

function loadedRuntime(): Runtime {
  if (!runtime) throw new Error('The parser is not loaded.');
  return runtime;
}

/** The class of a node: `FilterOperator`, `NameReference`, … */
export function kindOf(node: SyntaxNode): string {
  return classOf(node).replace(/^Kusto\.Language\.Syntax\./, '');
}

/** The class of what a name stands for: `ColumnSymbol`, `VariableSymbol`, … or empty. */
export function referenceOf(node: SyntaxNode): string {
  const symbol = (node as unknown as Parts)['ReferencedSymbol'];
  return symbol ? classOf(symbol).replace(/^Kusto\.Language\.Symbols\./, '') : '';
}

function classOf(thing: unknown): string {
  return loadedRuntime()
    .getTypeName(thing)
    .replace(/`?\d*\[\[.*/, '');
}

/** A part by its name in the parser's classes, or `null`. */
export function optionalPart(node: SyntaxNode, name: string): SyntaxNode | null {
  return ((node as unknown as Parts)[name] as SyntaxNode | null | undefined) ?? null;
}

/** A part that must be there. */
export function part(node: SyntaxNode, name: string): SyntaxNode {
  const found = optionalPart(node, name);
  if (!found) throw new Error(`${kindOf(node)} without ${name}.`);
  return found;
}

/** The items of a list, separators left out. */
export function elements(list: SyntaxNode | null): SyntaxNode[] {
  if (!list) return [];
  return children(list).map((child) => (kindOf(child) === 'SeparatedElement' ? part(child, 'Element$1') : child));
}

/** The items of a part that is a list. */
export function elementsOf(node: SyntaxNode, name: string): SyntaxNode[] {
  return elements(optionalPart(node, name));
}

/** All children that are there. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let index = 0; index < node.ChildCount; index++) {
    const child = node.GetChild(index);
    if (child) found.push(child);
  }
  return found;
}

/** The text of a token. */
export function tokenText(token: SyntaxNode | null): string {
  return written((token as unknown as Parts | null)?.['Text']);
}

/** The name a reference or declaration stands for, brackets and quotes taken off. */
export function simpleName(node: SyntaxNode): string {
  return written((node as unknown as Parts)['SimpleName']);
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The literal value as the parser reads it, or `null`. */
export function literalValue(node: SyntaxNode): unknown {
  return (node as unknown as Parts)['LiteralValue'] ?? null;
}

/** The parameters of an operator, `kind=inner`, by name; values as written. */
export function parameters(node: SyntaxNode): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of elementsOf(node, 'Parameters')) {
    const value = part(one, 'Expression');
    const meant = kindOf(value) === 'LiteralExpression' ? literalValue(value) : simpleName(value);
    found.set(simpleName(part(one, 'Name')).toLowerCase(), String(meant));
  }
  return found;
}

const TYPES: readonly string[] = 'bool int long real decimal string datetime timespan dynamic guid'.split(' ');

/** The type the parser found for an expression of one value. */
export function typeOf(node: SyntaxNode): TypeName {
  return typeName(((node as unknown as Parts)['ResultType'] as TypeSymbol | null)?.Name ?? '');
}

function typeName(name: string): TypeName {
  if (TYPES.includes(name)) return name as TypeName;
  return name.startsWith('dynamic') || name === 'null' || name === 'unknown' ? 'dynamic' : 'string';
}

/** Whether the expression gives a table. */
export function isTabular(node: SyntaxNode): boolean {
  return resultColumns(node) !== null;
}

/** The columns of the table that an expression gives, as the parser found them. */
export function columnsOf(node: SyntaxNode): Column[] {
  return resultColumns(node) ?? [];
}

function resultColumns(node: SyntaxNode): Column[] | null {
  const type = (node as unknown as Parts)['ResultType'] as TypeSymbol | null | undefined;
  if (!type?.Columns) return null;
  const symbols = loadedRuntime().toArray(type.Columns) as { Name: string; Type: TypeSymbol }[];
  return symbols.map((symbol) => ({ name: symbol.Name, type: typeName(symbol.Type.Name) }));
}
