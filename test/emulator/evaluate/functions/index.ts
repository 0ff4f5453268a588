import { kindOf, part, simpleName } from '../../syntax.js';
import type { SyntaxNode } from '../../syntax.js';
import { UnknownToEmulator } from '../evaluation.js';
import type { Evaluate, Scope } from '../evaluation.js';
import { ARRAYS } from './arrays.js';
import { callOf } from './call.js';
import type { Maker } from './call.js';
import { CONDITIONS } from './conditions.js';
import { CONVERSIONS } from './conversions.js';
import { JSON_PATHS } from './json-paths.js';
import { NUMBERS } from './numbers.js';
import { PATTERNS } from './patterns.js';
import { STRINGS } from './strings.js';
import { TIMES } from './times.js';
import { WINDOWS } from './windows.js';

const FUNCTIONS = new Map<string, Maker>(
  [ARRAYS, CONDITIONS, CONVERSIONS, JSON_PATHS, NUMBERS, PATTERNS, STRINGS, TIMES, WINDOWS].flatMap((group) =>
    Object.entries(group),
  ),
);

/** The names of all functions of one value that the emulator knows. */
export const FUNCTION_NAMES: readonly string[] = [...FUNCTIONS.keys()].sort();

/** A call made ready. Throws {@link UnknownToEmulator} for a function it does not know. */
export function callFunction(node: SyntaxNode, scope: Scope): Evaluate {
  const name = simpleName(part(node, 'Name'));
  const make = FUNCTIONS.get(name);
  if (!make) throw new UnknownToEmulator(`the function ${name}()`, node, scope.text);
  return make(callOf(node, name, scope, (one) => kindOf(one) !== 'TypeOfLiteralExpression'));
}
