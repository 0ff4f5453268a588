import { children, elementsOf, kindOf, literalValue, optionalPart, part, tokenText, typeOf } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { UnknownToEmulator } from './evaluation.js';
import { toJson } from './texts.js';
import { parseDatetime, parseTimespan } from './time.js';
import type { Json, Value } from './values.js';

/** The value of a literal. */
export function literal(node: SyntaxNode, text: string): Value {
  const type = typeOf(node);
  const written = tokenText(optionalPart(node, 'Token') ?? firstToken(node)).trim();
  const inner = /^[a-z]+\s*\(([\s\S]*)\)$/i.exec(written)?.[1]?.trim() ?? written;
  if (kindOf(node) === 'CompoundStringLiteralExpression') return stringOf(node);
  if (type === 'string') return stringOf(node);
  if (inner === 'null' || inner === '') return null;
  switch (type) {
    case 'bool':
      return inner === 'true' || inner === '1';
    case 'int':
    case 'long':
    case 'real':
      return numberOf(inner);
    case 'datetime':
      return required(parseDatetime(unquote(inner)), node, text);
    case 'timespan':
      return required(parseTimespan(unquote(inner)), node, text);
    case 'guid':
      return unquote(inner).toLowerCase();
    case 'dynamic':
      return null;
    default:
      throw new UnknownToEmulator(`literals of type ${type}`, node, text);
  }
}

function firstToken(node: SyntaxNode): SyntaxNode | null {
  return children(node)[0] ?? null;
}

function stringOf(node: SyntaxNode): string {
  const value = literalValue(node);
  return typeof value === 'string' ? value : '';
}

function numberOf(text: string): number {
  if (/^[+-]?inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^nan$/i.test(text) ? NaN : Number(text);
}

function unquote(text: string): string {
  return text.replace(/^(['"])([\s\S]*)\1$/, '$2');
}

function required(value: bigint | null, node: SyntaxNode, text: string): bigint {
  if (value === null) throw new UnknownToEmulator('this form of a time', node, text);
  return value;
}

/** The value of `dynamic(…)`. */
export function dynamicLiteral(node: SyntaxNode, text: string): Json {
  switch (kindOf(node)) {
    case 'DynamicExpression':
      return dynamicLiteral(part(node, 'Expression'), text);
    case 'JsonArrayExpression':
      return elementsOf(node, 'Values').map((value) => dynamicLiteral(value, text));
    case 'JsonObjectExpression':
      return Object.fromEntries(elementsOf(node, 'Pairs').map((pair) => pairOf(pair, text)));
    case 'PrefixUnaryExpression':
      return -Number(dynamicLiteral(part(node, 'Expression'), text));
    default:
      return toJson(literal(node, text), typeOf(node));
  }
}

function pairOf(pair: SyntaxNode, text: string): [string, Json] {
  const name = literalNameOf(part(pair, 'Name'));
  return [name, dynamicLiteral(part(pair, 'Value'), text)];
}

function literalNameOf(token: SyntaxNode): string {
  const text = (token as unknown as { ValueText?: string }).ValueText;
  return text ?? tokenText(token);
}
