import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { listLiteral, textLiteral, timeLiteral, wholeLiteral } from '../../src/kql/literals.js';
import { msToTime } from '../../src/model/time.js';
import '../emulator/kusto.js';
import { children, kindOf, literalValue, type SyntaxNode } from '../emulator/syntax.js';

const STRINGS = 10_000;
const A_QUERY = 100;

const attacks = [
  '" | union SigninLogs //', '"); SigninLogs //', '\\', '\\"', '""', '@"', "'", "h'x'", '```', '~~~', '//', '/*', '\r\n| take 1',
  '\u2028', '\u2029', '\u0000', '\u007f', '\u0085', '\ud800', '\udfff\ud800', '\u202e', '\\u0022', '" "', '${x}', 'dynamic([])', ')',
]; // prettier-ignore

const anyText = fc.oneof(
  fc.constantFrom(...attacks),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.tuple(fc.constantFrom(...attacks), fc.string({ unit: 'grapheme', maxLength: 10 })).map((parts) => parts.join('')),
);

const texts = fc.sample(anyText, { seed: 20261123, numRuns: STRINGS });

describe('text in a query', () => {
  for (const operator of ['==', 'has', 'contains', 'contains_cs', 'startswith']) {
    it(`stays one literal of that very text behind ${operator}, whatever it is: ${STRINGS} texts`, () => {
      inBatches(texts, (batch) => {
        const query = parse(batch.map((text) => `ChangeId ${operator} ${textLiteral(text)}`).join(' or '));
        assert.deepEqual(query.literals, batch.map(asStored));
        assert.equal(query.comparisons, batch.length);
      });
    });
  }

  it(`stays one item of a list, whatever it is: ${STRINGS} texts`, () => {
    inBatches(texts, (batch) => {
      const query = parse(`ChangeId in ${listLiteral(batch)}`);
      assert.deepEqual(query.literals, batch.map(asStored));
      assert.equal(query.operators, 2);
    });
  });

  it('has nothing in it that ends a line or cannot be seen', () => {
    assert.equal(textLiteral('a"b\\\u2028\u0007'), '"a\\"b\\\\\\u2028\\u0007"');
  });

  it('would not stay so if it were only put between quotes', () => {
    const query = parse('ChangeId == "x" | union SigninLogs //"');
    assert.equal(query.operators, 3);
  });
});

describe('other values in a query', () => {
  it(`times are one literal each: ${STRINGS} of them`, () => {
    const times = fc.sample(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }).map(msToTime), {
      seed: 1,
      numRuns: STRINGS,
    });
    inBatches(times, (batch) => {
      const query = parse(batch.map((time) => `TimeGenerated < ${timeLiteral(time)}`).join(' or '));
      assert.equal(query.comparisons, batch.length);
      assert.equal(query.literals.length, batch.length);
    });
  });

  it('what is no time, no whole number or too long a list is refused', () => {
    assert.throws(() => timeLiteral('2026-01-01) | take 1 //'), { reason: 'bad-query' });
    for (const number of [1.5, NaN, Infinity, 2 ** 60])
      assert.throws(() => wholeLiteral(number), { reason: 'bad-query' });
    assert.throws(() => listLiteral(Array.from({ length: 201 }, String)), { reason: 'bad-query' });
  });
});

/** The service stores UTF-8, which has no halves of pairs. */
function asStored(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function inBatches(values: readonly string[], check: (batch: readonly string[]) => void): void {
  for (let start = 0; start < values.length; start += A_QUERY) check(values.slice(start, start + A_QUERY));
}

interface Parsed {
  literals: unknown[];
  comparisons: number;
  /** Operators after a bar, and the table before the first. */
  operators: number;
}

interface Code {
  Syntax: SyntaxNode;
  GetDiagnostics(): unknown;
}

const { Kusto, Bridge } = globalThis as unknown as {
  Kusto: { Language: { KustoCode: { Parse(text: string): Code } } };
  Bridge: { toArray(list: unknown): unknown[] };
};

function parse(condition: string): Parsed {
  const code = Kusto.Language.KustoCode.Parse(`AADProvisioningLogs\n| where ${condition}\n`);
  assert.deepEqual(Bridge.toArray(code.GetDiagnostics()), []);
  const parsed: Parsed = { literals: [], comparisons: 0, operators: 1 };
  const visit = (node: SyntaxNode): void => {
    const kind = kindOf(node);
    if (kind === 'LiteralExpression') parsed.literals.push(literalValue(node));
    if (kind === 'BinaryExpression' && !['or', 'and'].includes(operatorOf(node))) parsed.comparisons++;
    if (kind === 'PipeExpression') parsed.operators++;
    children(node).forEach(visit);
  };
  visit(code.Syntax);
  return parsed;
}

function operatorOf(node: SyntaxNode): string {
  const { Text } = (node as unknown as { Operator: { Text: string } }).Operator;
  return Text;
}
