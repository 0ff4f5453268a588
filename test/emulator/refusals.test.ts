import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { SMALL } from './asking.js';
import { checkKql, queryOf } from './kusto.js';

function expectRefusal(kql: string, message: RegExp): void {
  const { diagnostics } = checkKql(kql, SMALL);
  assert.deepEqual(diagnostics, []);
  assert.throws(() => queryOf(kql, SMALL).run({ tables: new Map(), now: 0n }), message);
}

describe('what the emulator does not know', () => {
  const cases: readonly (readonly [kql: string, message: RegExp])[] = [
    ['print x = hash_sha256("a")', /the function hash_sha256\(\) \(line 1, column 11\)/],
    ['print x = 1\n| make-series count() on x from 1 to 2 step 1', /the operator make-series \(line 2, column 3\)/],
    ['print x = 1 | sample 1', /the operator sample/],
    ['print x = 1 | summarize hll(x)', /the aggregate hll\(\)/],
    ['print x = 1 | summarize 1 + count()', /this expression of aggregates/],
    ['let f = (x: long) { x + 1 }; print f(1)', /functions of let/],
    ['print x = "a" | where * has "a"', /\* in a test/],
    ['print x = decimal(1.5)', /literals of type decimal/],
    ['print 1; print 2', /several results/],
    ['print x = "2026-01-01" | where x == datetime(2026-01-01)', /comparing string with datetime/],
    ['print x = case(true, 1, dynamic({}).a)', /case\(\) of number and dynamic/],
    ['union withsource=s (print 1), (print 2)', /withsource of union/],
    ['union kind=inner (print 1), (print 2)', /kind of union/],
    ['print x = format_datetime(now(), "yyyy-MM-ddTHH")', /does not take the format/],
    ['print x = "a" matches regex "(?=a)"', /cannot look around/],
    ['print x = "a" matches regex @"(a)\\1"', /no \\1 in patterns/],
    ['print x = "a" matches regex "("', /cannot read the pattern/],
  ];
  for (const [kql, message] of cases) it(`is refused: ${kql}`, () => expectRefusal(kql, message));
});

describe('what the service refuses though its parser lets it pass', () => {
  it('a comparison of two dynamics', () =>
    expectRefusal('print d = dynamic({}) | where d.a == d.b', /types dynamic and dynamic/));
  it('prev, next and row_number over rows without an order', () => {
    for (const name of ['prev(Id)', 'next(Id)', 'row_number()', 'row_cumsum(1)']) {
      expectRefusal(`AADProvisioningLogs | extend x = ${name}`, /the row set must be serialized/);
    }
  });
  it('prev after summarize has lost the order', () =>
    expectRefusal('AADProvisioningLogs | sort by Id | summarize by Id | extend x = prev(Id)', /must be serialized/));
});
