import { columnsOf, elementsOf, kindOf, optionalPart, parameters, part, simpleName } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { UnknownToEmulator } from './evaluation.js';
import type { Plan, Scope } from './evaluation.js';
import { planTable } from './tables.js';
import type { OperatorMaker } from './tables.js';
import { keyOfAll, missing } from './values.js';
import type { Row } from './values.js';

/** Operators that put rows of two tables together. */
export const JOINS: Record<string, OperatorMaker> = {
  JoinOperator: (node, input, scope) => {
    const keys = keysOf(part(node, 'ConditionClause'), scope);
    const right = planTable(part(node, 'Expression'), { ...scope, columns: [] });
    const kind = parameters(node).get('kind') ?? 'innerunique';
    const pairing = Object.hasOwn(PAIRINGS, kind) ? PAIRINGS[kind] : undefined;
    if (!pairing) throw new UnknownToEmulator(`join kind=${kind}`, node, scope.text);
    return joined(node, { left: input, right, keys, pairing, shownRight: right.columns.map((_one, index) => index) });
  },
  LookupOperator: (node, input, scope) => {
    const keys = keysOf(part(node, 'LookupClause'), scope);
    const right = planTable(part(node, 'Expression'), { ...scope, columns: [] });
    const pairing = parameters(node).get('kind') === 'inner' ? INNER : LEFT_OUTER;
    const shownRight = right.columns.flatMap(({ name }, index) => (keys.right.includes(name) ? [] : [index]));
    return joined(node, { left: input, right, keys, pairing, shownRight });
  },
};

interface Keys {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** Which rows the result has: of the left with or without a partner, and of the right. */
interface Pairing {
  /** Only the first left row of each key. */
  readonly uniqueLeft?: boolean;
  readonly matches: 'both' | 'left' | 'right' | 'none';
  readonly lonelyLeft?: boolean;
  readonly lonelyRight?: boolean;
}

const INNER: Pairing = { matches: 'both' };
const LEFT_OUTER: Pairing = { matches: 'both', lonelyLeft: true };

const PAIRINGS: Record<string, Pairing> = {
  innerunique: { matches: 'both', uniqueLeft: true },
  inner: INNER,
  leftouter: LEFT_OUTER,
  rightouter: { matches: 'both', lonelyRight: true },
  fullouter: { matches: 'both', lonelyLeft: true, lonelyRight: true },
  leftsemi: { matches: 'left' },
  rightsemi: { matches: 'right' },
  leftanti: { matches: 'none', lonelyLeft: true },
  anti: { matches: 'none', lonelyLeft: true },
  leftantisemi: { matches: 'none', lonelyLeft: true },
  rightanti: { matches: 'none', lonelyRight: true },
  rightantisemi: { matches: 'none', lonelyRight: true },
};

function keysOf(clause: SyntaxNode, scope: Scope): Keys {
  const left: string[] = [];
  const right: string[] = [];
  for (const one of elementsOf(clause, 'Expressions')) {
    if (kindOf(one) === 'NameReference') {
      left.push(simpleName(one));
      right.push(simpleName(one));
      continue;
    }
    for (const side of [optionalPart(one, 'Left'), optionalPart(one, 'Right')]) {
      if (!side || kindOf(side) !== 'PathExpression') throw new UnknownToEmulator('this condition', one, scope.text);
      const list = simpleName(part(side, 'Expression')) === '$left' ? left : right;
      list.push(simpleName(part(side, 'Selector')));
    }
  }
  return { left, right };
}

interface Join {
  readonly left: Plan;
  readonly right: Plan;
  readonly keys: Keys;
  readonly pairing: Pairing;
  /** The columns of the right that are shown. */
  readonly shownRight: readonly number[];
}

function joined(node: SyntaxNode, { left, right, keys, pairing, shownRight }: Join): Plan {
  const leftKey = keyReader(left, keys.left);
  const rightKey = keyReader(right, keys.right);
  const noLeft = left.columns.map(({ type }) => missing(type));
  const noRight = shownRight.map((index) => missing(right.columns[index]?.type ?? 'dynamic'));
  const shown = (row: Row) => shownRight.map((index) => row[index] ?? null);
  const oneSided = pairing.matches !== 'both';
  return {
    columns: columnsOf(node),
    serialized: false,
    run(run) {
      const partners = new Map<string, Row[]>();
      const rightRows = right.run(run);
      for (const row of rightRows) {
        const key = rightKey(row);
        if (key !== null) partners.set(key, [...(partners.get(key) ?? []), row]);
      }
      const used = new Set<string>();
      const rows: Row[] = [];
      for (const row of left.run(run)) {
        const key = leftKey(row);
        const found = key === null ? undefined : partners.get(key);
        if (!found || key === null) {
          if (pairing.lonelyLeft) rows.push(oneSided ? row : [...row, ...noRight]);
          continue;
        }
        if (pairing.matches === 'left') rows.push(row);
        if (pairing.matches === 'both' && !(pairing.uniqueLeft && used.has(key))) {
          rows.push(...found.map((partner) => [...row, ...shown(partner)]));
        }
        used.add(key);
      }
      for (const row of rightRows) {
        const isUsed = used.has(rightKey(row) ?? '');
        if (pairing.matches === 'right' && isUsed) rows.push(row);
        if (pairing.lonelyRight && !isUsed) rows.push(oneSided ? row : [...noLeft, ...shown(row)]);
      }
      return rows;
    },
  };
}

/** A row's key; `null` where a part of it is null, which matches nothing. */
function keyReader(plan: Plan, names: readonly string[]): (row: Row) => string | null {
  const places = names.map((name) => plan.columns.findIndex((column) => column.name === name));
  return (row) => {
    const values = places.map((place) => row[place] ?? null);
    return values.includes(null) ? null : keyOfAll(values);
  };
}
