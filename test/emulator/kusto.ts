import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';
import { schemaOf } from './columns.js';
import type { Schema } from './columns.js';
import { compileQuery } from './evaluate/compile.js';
import type { Query } from './evaluate/compile.js';
import { placeOf } from './evaluate/evaluation.js';
import type { Column } from './evaluate/values.js';
import { columnsOf, useRuntime } from './syntax.js';
import type { Runtime, SyntaxNode } from './syntax.js';

/** What the parser finds wrong with a query. Lines and columns count from 1. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'Error' | 'Warning' | 'Information' | 'Suggestion';
  readonly line: number;
  readonly column: number;
  /** What the message is about. */
  readonly text: string;
  readonly message: string;
  /** The operator that it stands in, or that follows the table: `where`. */
  readonly operator: string;
  /** The text is no KQL, whatever the tables are. */
  readonly isSyntax: boolean;
}

/** What Microsoft's parser says of a query. */
export interface KqlCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** The columns of the answer; empty where there is none. */
  readonly columns: readonly Column[];
}

interface Analysed {
  readonly Syntax: SyntaxNode;
  readonly ResultType: unknown;
  GetDiagnostics(): unknown;
  GetSyntaxDiagnostics(): unknown;
}

interface RawDiagnostic {
  readonly Code: string;
  readonly Severity: Diagnostic['severity'];
  readonly Start: number;
  readonly Length: number;
  readonly Message: string;
}

type Globals = object;

interface Language {
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: Globals): Analysed };
  readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): Globals } };
  readonly KustoFacts: { GetExpressionResultName(node: SyntaxNode, otherwise: string, row: null): string | null };
  readonly Symbols: {
    readonly TableSymbol: { readonly $ctor7: new (name: string, columns: string, description: null) => unknown };
    readonly DatabaseSymbol: { readonly ctor: new (name: string, members: readonly unknown[]) => unknown };
  };
}

const loaded = globalThis as unknown as { readonly Kusto: { readonly Language: Language }; readonly Bridge: Runtime };
const language = loaded.Kusto.Language;
useRuntime(loaded.Bridge);

/** Checks a query with Microsoft's own parser and binder, against tables of a schema. */
export function checkKql(text: string, schema: Schema = schemaOf()): KqlCheck {
  return entryOf(text, schema).check();
}

/** The same, for thousands of texts that come once: nothing of them is kept, since an analysed query holds megabytes. */
export function checkKqlOnce(text: string): KqlCheck {
  return analyse(text, stateOf(schemaOf()).globals).check();
}

/**
 * The query made ready to run, once per text and schema. Throws what `compileQuery` throws; of a query that the parser
 * finds fault with, nothing is promised.
 */
export function queryOf(text: string, schema: Schema = schemaOf()): Query {
  return entryOf(text, schema).query();
}

/** The name a column has that comes of an expression without one; empty where it is numbered. */
export function resultName(node: SyntaxNode): string {
  return language.KustoFacts.GetExpressionResultName(node, '', null) ?? '';
}

interface Entry {
  check(): KqlCheck;
  query(): Query;
}

const known = new Map<string, Entry>();
const states = new Map<string, Globals>();

function entryOf(text: string, schema: Schema): Entry {
  const state = stateOf(schema);
  const key = `${state.key}\n${text}`;
  const found = known.get(key) ?? analyse(text, state.globals);
  known.set(key, found);
  return found;
}

function stateOf(schema: Schema): { key: string; globals: Globals } {
  const key = JSON.stringify(schema);
  const globals = states.get(key) ?? language.GlobalState.Default.WithDatabase(databaseOf(schema));
  states.set(key, globals);
  return { key, globals };
}

function databaseOf(schema: Schema): unknown {
  const { DatabaseSymbol, TableSymbol } = language.Symbols;
  const tables = Object.entries(schema).map(([name, columns]) => {
    const written = columns.map((column) => `['${column.name}']: ${column.type}`).join(', ');
    return new TableSymbol.$ctor7(name, `(${written})`, null);
  });
  return new DatabaseSymbol.ctor('workspace', tables);
}

function analyse(text: string, globals: Globals): Entry {
  const code = language.KustoCode.ParseAndAnalyze(text, globals);
  let check: KqlCheck | undefined;
  let query: Query | undefined;
  return {
    check: () => (check ??= checkOf(code, text)),
    query: () => (query ??= compileQuery(code.Syntax, text)),
  };
}

function checkOf(code: Analysed, text: string): KqlCheck {
  const listOf = (list: unknown) => loaded.Bridge.toArray(list) as RawDiagnostic[];
  const keyOf = ({ Code, Start }: RawDiagnostic) => `${Code} ${Start}`;
  const syntax = new Set(listOf(code.GetSyntaxDiagnostics()).map(keyOf));
  const diagnostics = listOf(code.GetDiagnostics()).map((raw) => ({
    code: raw.Code,
    severity: raw.Severity,
    ...placeOf(text, raw.Start),
    text: text.slice(raw.Start, raw.Start + raw.Length),
    message: raw.Message,
    operator: operatorNear(text, raw.Start),
    isSyntax: syntax.has(keyOf(raw)),
  }));
  return { diagnostics, columns: columnsOf(code as unknown as SyntaxNode) };
}

/** The last operator before the place, or the first after it. */
function operatorNear(text: string, place: number): string {
  const before = [...text.slice(0, place).matchAll(/\|\s*([a-z-]+)/g)].at(-1);
  return (before ?? /\|\s*([a-z-]+)/.exec(text.slice(place)))?.[1] ?? 'query';
}
