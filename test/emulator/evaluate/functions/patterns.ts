import { children, kindOf, tokenText } from '../../syntax.js';
import type { SyntaxNode } from '../../syntax.js';
import { toRegExp } from '../regular-expressions.js';
import type { Value } from '../values.js';
import { CONVERSIONS } from './conversions.js';
import { ofTexts, textsOf } from './call.js';
import type { Call, Maker } from './call.js';

/** Functions of regular expressions. */
export const PATTERNS: Record<string, Maker> = {
  extract,
  extract_all: ofTexts((...args) => allMatches(args[0] ?? '', args.at(-1) ?? '')),
  replace_regex: ofTexts((text = '', pattern = '', rewrite = '') => replaced(text, pattern, rewrite)),
  trim: ofTexts((pattern = '', text = '') => repeated((rest) => trimEnd(pattern, trimStart(pattern, rest)), text)),
  trim_start: ofTexts((pattern = '', text = '') => trimStart(pattern, text)),
  trim_end: ofTexts((pattern = '', text = '') => trimEnd(pattern, text)),
};

function extract(call: Call): ReturnType<Maker> {
  const wanted = call.nodes.find((node) => kindOf(node) === 'TypeOfLiteralExpression');
  const type = wanted ? typeNamed(wanted) : 'string';
  const [pattern, group, text] = call.args;
  const convert = CONVERSIONS[`to${type}`];
  const read = { ...call, args: [] };
  return (row, frame) => {
    const number = group?.evaluate(row, frame);
    const [source = '', expression = ''] = textsOf(
      [text, pattern].filter((one) => one !== undefined),
      row,
      frame,
    );
    const found = toRegExp(expression).exec(source)?.[typeof number === 'number' ? number : 0] ?? '';
    if (type === 'string' || !convert) return found;
    return convert({ ...read, args: [{ evaluate: () => found, type: 'string', node: call.node }] })(row, frame);
  };
}

function typeNamed(node: SyntaxNode): string {
  return wordsOf(node).find((word) => /^[a-z]+$/.test(word) && word !== 'typeof') ?? 'string';
}

function wordsOf(node: SyntaxNode): string[] {
  const inner = children(node);
  return inner.length === 0 ? [tokenText(node)] : inner.flatMap(wordsOf);
}

/** An array of matches; with one group its texts, with more an array of texts for each. */
function allMatches(pattern: string, text: string): Value {
  const found = [...text.matchAll(toRegExp(pattern, 'g'))];
  if (found.length === 0) return null;
  return found.map((match) => (match.length > 2 ? match.slice(1) : (match[1] ?? match[0])));
}

function replaced(text: string, pattern: string, rewrite: string): string {
  const expression = toRegExp(pattern, 'g');
  return text.replace(expression, (...match: unknown[]) =>
    rewrite.replace(/\\(\d)/g, (_whole, group: string) => {
      const value = match[Number(group)];
      return typeof value === 'string' ? value : '';
    }),
  );
}

function trimStart(pattern: string, text: string): string {
  return text.slice(toRegExp(`^(?:${pattern})`).exec(text)?.[0].length ?? 0);
}

function trimEnd(pattern: string, text: string): string {
  return text.slice(0, toRegExp(`(?:${pattern})$`).exec(text)?.index);
}

/** Until nothing is trimmed any more. */
function repeated(trim: (text: string) => string, text: string): string {
  const shorter = trim(text);
  return shorter === text ? text : repeated(trim, shorter);
}
