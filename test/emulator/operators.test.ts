import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { columnsOf, rowsOf } from './asking.js';
import { TABLE } from './columns.js';
import type { Json } from './evaluate/values.js';

const PEOPLE = `let people = datatable(name: string, team: string, age: long)[
  'Ann', 'red', 30,
  'Bob', 'blue', 25,
  'Cid', 'red', long(null),
  'Dan', '', 25];
people`;

function expectRows(kql: string, expected: Json[][]): void {
  assert.deepEqual(rowsOf(kql), expected);
}

const names = (kql: string) => rowsOf(kql).map(([name]) => name);

describe('tables', () => {
  it('gives the rows of the log', () => {
    const environment = { tables: new Map([[TABLE, [['a'], ['b']]]]) };
    assert.deepEqual(rowsOf(TABLE, environment), [['a'], ['b']]);
  });

  it('prints values, numbered where they have no name', () => {
    expectRows(`print a = 1, 'x'`, [[1, 'x']]);
    assert.deepEqual(columnsOf(`print a = 1, 'x'`), ['a:long', 'print_1:string']);
  });

  it('counts in a range, the end included', () => expectRows('range x from 1 to 7 step 3', [[1], [4], [7]]));

  it('makes null of a missing value, and an empty text of a missing text', () =>
    expectRows('datatable(a: long, b: string)[long(null), "", 1, "x"]', [
      [null, ''],
      [1, 'x'],
    ]));

  it('unites columns by name and type, empty where a table has none', () => {
    const kql = `union (print a = 1, b = 'x'), (print b = 'y', c = 2)`;
    assert.deepEqual(columnsOf(kql), ['a:long', 'b:string', 'c:long']);
    expectRows(kql, [
      [1, 'x', null],
      [null, 'y', 2],
    ]);
  });

  it('keeps columns of one name and two types apart', () => {
    const kql = `print a = 1 | union (print a = 'x')`;
    assert.deepEqual(columnsOf(kql), ['a_long:long', 'a_string:string']);
    expectRows(kql, [
      [1, ''],
      [null, 'x'],
    ]);
  });
});

describe('let', () => {
  it('names a value', () =>
    expectRows(`let wanted = 'Bob'; ${PEOPLE} | where name == wanted | project name`, [['Bob']]));
  it('names a table that is used twice', () =>
    expectRows('let t = materialize(range x from 1 to 2 step 1); t | where x in ((t | where x > 1))', [[2]]));
  it('takes the column where a column and a value have one name', () =>
    expectRows(`let age = 1; ${PEOPLE} | where age == 30 | project name`, [['Ann']]));
  it('takes the first value of a table as a value', () =>
    expectRows(
      `let oldest = toscalar(print x = 30 | summarize max(x)); ${PEOPLE} | where age == oldest | project name`,
      [['Ann']],
    ));
  it('takes the value of an expression as a value', () => expectRows('let n = toscalar(1 + 1); print n', [[2]]));
});

describe('where, take, count, distinct', () => {
  it('keeps rows for which the test is true, not those for which it is null', () => {
    assert.deepEqual(names(`${PEOPLE} | where age > 26`), ['Ann']);
    assert.deepEqual(names(`${PEOPLE} | where not(age > 26)`), ['Bob', 'Dan']);
  });
  it('keeps null where it must differ', () => assert.deepEqual(names(`${PEOPLE} | where age != 25`), ['Ann', 'Cid']));
  it('keeps values of the first column of a table', () =>
    assert.deepEqual(names(`${PEOPLE} | where team in~ ((print x = 'RED', y = 'blue'))`), ['Ann', 'Cid']));
  it('keeps nothing where the list is empty', () =>
    assert.deepEqual(names(`${PEOPLE} | where team in ((people | where false | project team))`), []));
  it('takes the first', () => assert.deepEqual(names(`${PEOPLE} | take 2`), ['Ann', 'Bob']));
  it('takes none', () => assert.deepEqual(names(`${PEOPLE} | limit 0`), []));
  it('counts', () => {
    expectRows(`${PEOPLE} | count`, [[4]]);
    assert.deepEqual(columnsOf(`${PEOPLE} | count`), ['Count:long']);
  });
  it('gives each row once', () => expectRows(`${PEOPLE} | distinct age`, [[30], [25], [null]]));
  it('gives each row once, by all columns', () =>
    expectRows('range x from 1 to 3 step 1 | extend x = x / 2 | distinct *', [[0], [1]]));
  it('passes over as and render', () => expectRows('print x = 1 | as t | render table', [[1]]));
});

describe('columns', () => {
  it('extends with what the row had before', () => expectRows('print x = 1 | extend x = x + 1, y = x', [[2, 1]]));
  it('keeps the place of a column that it replaces', () =>
    assert.deepEqual(columnsOf(`print a = 1, b = 2 | extend a = 'x', c = 3`), ['a:string', 'b:long', 'c:long']));
  it('names columns after what they come from', () =>
    assert.deepEqual(
      columnsOf(`print d = dynamic({}), s = 'x' | extend d.a, d['b'], tolower(s), bin(now(), 1d), strcat(s, s)`),
      ['d:dynamic', 's:string', 'd_a:dynamic', 'd_b:dynamic', 'Column1:string', 'Column2:datetime', 'Column3:string'],
    ));
  it('projects in the order asked', () => {
    expectRows('print a = 1, b = 2 | project b, c = a + 1', [[2, 2]]);
    assert.deepEqual(columnsOf('print a = 1, b = 2 | project b, c = a + 1'), ['b:long', 'c:long']);
  });
  it('projects away by name and pattern', () =>
    assert.deepEqual(columnsOf('print a = 1, ab = 2, c = 3 | project-away a*'), ['c:long']));
  it('projects what it keeps, in the order it was', () =>
    assert.deepEqual(columnsOf('print a = 1, b = 2, c = 3 | project-keep c, a'), ['a:long', 'c:long']));
  it('reorders, the rest after', () =>
    assert.deepEqual(columnsOf('print a = 1, b = 2, c = 3 | project-reorder c'), ['c:long', 'a:long', 'b:long']));
  it('renames', () => assert.deepEqual(columnsOf('print a = 1, b = 2 | project-rename c = a'), ['c:long', 'b:long']));
  it('takes a column that exists, and else the other value', () =>
    expectRows(`print a = 'x' | project column_ifexists('a', 'none'), z = column_ifexists('b', a)`, [['x', 'x']]));
  it('takes names in brackets', () => expectRows(`print ['a b'] = 1 | project x = ['a b']`, [[1]]));
});

describe('order', () => {
  it('sorts descending with nulls last', () =>
    assert.deepEqual(names(`${PEOPLE} | order by age`), ['Ann', 'Bob', 'Dan', 'Cid']));
  it('sorts ascending with nulls first', () =>
    assert.deepEqual(names(`${PEOPLE} | sort by age asc`), ['Cid', 'Bob', 'Dan', 'Ann']));
  it('puts nulls where it is told', () => {
    assert.deepEqual(names(`${PEOPLE} | sort by age asc nulls last | take 1`), ['Bob']);
    assert.deepEqual(names(`${PEOPLE} | sort by age desc nulls first | take 1`), ['Cid']);
  });
  it('sorts by several', () =>
    assert.deepEqual(names(`${PEOPLE} | sort by age asc nulls last, name desc`), ['Dan', 'Bob', 'Ann', 'Cid']));
  it('sorts text by code point, empty text as text', () =>
    expectRows(`datatable(t: string)['b', '\\ud83d\\ude00', 'B', '', '\\uffff', 'ä'] | sort by t asc`, [
      [''],
      ['B'],
      ['b'],
      ['ä'],
      ['\uffff'],
      ['\u{1F600}'],
    ]));
  it('sorts by what is below a millisecond', () =>
    expectRows(
      `datatable(t: datetime)[datetime(2026-01-01T00:00:00.0000001Z), datetime(2026-01-01T00:00:00.0000002Z)] | top 1 by t`,
      [['2026-01-01T00:00:00.0000002Z']],
    ));
  it('keeps the top', () => assert.deepEqual(names(`${PEOPLE} | top 2 by age asc nulls last`), ['Bob', 'Dan']));
});

describe('rows around', () => {
  const numbers = 'range x from 1 to 4 step 1';
  it('sees the row before and after', () =>
    expectRows(`${numbers} | extend b = prev(x), a = next(x, 2), d = prev(x, 1, 0) | take 2`, [
      [1, null, 3, 0],
      [2, 1, 4, 1],
    ]));
  it('sees an empty text before the first', () => expectRows(`print t = 'x' | serialize p = prev(t)`, [['x', '']]));
  it('numbers rows, from a start and again where it is told', () =>
    expectRows(`${numbers} | extend n = row_number(), m = row_number(7, x % 3 == 0)`, [
      [1, 1, 7],
      [2, 2, 8],
      [3, 3, 7],
      [4, 4, 8],
    ]));
  it('sums up', () => expectRows(`${numbers} | project s = row_cumsum(x, x == 3)`, [[1], [3], [3], [7]]));
  it('keeps the order through where and project', () =>
    expectRows(`${PEOPLE} | sort by name desc | where age > 1 | project name, before = prev(name)`, [
      ['Dan', ''],
      ['Bob', 'Dan'],
      ['Ann', 'Bob'],
    ]));
});

describe('summarize', () => {
  it('groups by values, null and empty text among them', () =>
    expectRows(`${PEOPLE} | summarize n = count() by team`, [
      ['red', 2],
      ['blue', 1],
      ['', 1],
    ]));
  it('names what has no name', () =>
    assert.deepEqual(
      columnsOf(
        `${PEOPLE} | summarize count(), dcount(name), max(age), countif(true), make_set(name), take_any(team) by bin(age, 10)`,
      ),
      [
        'age:long',
        'count_:long',
        'dcount_name:long',
        'max_age:long',
        'countif_:long',
        'set_name:dynamic',
        'team:string',
      ],
    ));
  it('gives the groups where there are no aggregates', () =>
    expectRows(`${PEOPLE} | summarize by team`, [['red'], ['blue'], ['']]));
  it('gives one row of defaults for no rows and no groups', () =>
    expectRows(
      `${PEOPLE} | where false | summarize count(), sum(age), dcount(age), max(age), avg(age), make_set(name), take_any(name)`,
      [[0, 0, 0, null, null, [], '']],
    ));
  it('gives no row for no rows and groups', () =>
    expectRows(`${PEOPLE} | where false | summarize count() by team`, []));
  it('names the parts of a tuple', () => {
    const kql = `${PEOPLE} | summarize (oldest, who) = arg_max(age, name)`;
    assert.deepEqual(columnsOf(kql), ['oldest:long', 'who:string']);
    expectRows(kql, [[30, 'Ann']]);
  });
  it('groups by days from midnight in UTC', () =>
    expectRows(
      `datatable(t: datetime)[datetime(2026-10-07T23:59:59.9999999Z), datetime(2026-10-08)] | summarize n = count() by bin(t, 1d)`,
      [
        ['2026-10-07T00:00:00.0000000Z', 1],
        ['2026-10-08T00:00:00.0000000Z', 1],
      ],
    ));
  it('tells names of Object apart', () =>
    expectRows(`datatable(t: string)['constructor', '__proto__', 'constructor'] | summarize n = count() by t`, [
      ['constructor', 2],
      ['__proto__', 1],
    ]));
});

describe('arrays as rows', () => {
  const lists = `datatable(k: string, l: dynamic)['a', dynamic([1, 2]), 'b', dynamic([]), 'c', dynamic(null)]`;
  it('makes a row of each element, one of null and none of an empty array', () =>
    expectRows(`${lists} | mv-expand l`, [
      ['a', 1],
      ['a', 2],
      ['c', null],
    ]));
  it('gives elements a type, and null where they are of another', () =>
    expectRows(`print l = dynamic([1, 'x']) | mv-expand n = l to typeof(long)`, [
      [[1, 'x'], 1],
      [[1, 'x'], null],
    ]));
  it('gives elements as text', () =>
    expectRows(`print l = dynamic([1, 'x', null]) | mv-expand l to typeof(string)`, [['1'], ['x'], ['']]));
  it('expands side by side', () =>
    expectRows(`print a = dynamic([1, 2]), b = dynamic(['x']) | mv-expand a, b`, [
      [1, 'x'],
      [2, null],
    ]));
  it('numbers and limits elements', () =>
    expectRows(`print a = dynamic(['x', 'y', 'z']) | mv-expand with_itemindex=i a limit 2`, [
      ['x', 0],
      ['y', 1],
    ]));
  it('expands a bag into bags, or into pairs', () => {
    expectRows(`print b = dynamic({'x': 1, 'y': 2}) | mv-expand b`, [[{ x: 1 }], [{ y: 2 }]]);
    expectRows(`print b = dynamic({'x': 1}) | mv-expand kind=array b`, [[['x', 1]]]);
  });
  it('summarizes the elements of each row', () =>
    expectRows(`${lists} | mv-apply e = l on (summarize s = sum(tolong(e)), n = count())`, [
      ['a', [1, 2], 3, 2],
      ['c', null, 0, 1],
    ]));
  it('keeps elements of each row', () =>
    expectRows(`${lists} | mv-apply e = l to typeof(long) on (where e > 1)`, [['a', [1, 2], 2]]));
  it('takes the top of each row', () =>
    expectRows(
      `datatable(i: int, l: dynamic)[0, dynamic([5, 1, 3]), 1, dynamic([4, 10, 8, 7])]
      | mv-apply e = l to typeof(long) on (top 2 by e | summarize best = make_list(e))`,
      [
        [0, [5, 1, 3], [5, 3]],
        [1, [4, 10, 8, 7], [10, 8]],
      ],
    ));
  it('sees the columns of the row, and names of let', () =>
    expectRows(`let two = 2; print k = 10, l = dynamic([1]) | mv-apply e = l on (project s = tolong(e) + k + two)`, [
      [10, [1], 13],
    ]));
});

describe('join and lookup', () => {
  const left = `datatable(k: string, a: long)['x', 1, 'x', 2, 'y', 3, '', 4]`;
  const right = `datatable(k: string, b: long)['x', 10, 'x', 20, 'z', 30, '', 40]`;
  const joined = (kind: string) => rowsOf(`${left} | join ${kind} (${right}) on k`);

  it('is by default of the first left row of each key', () =>
    assert.deepEqual(joined(''), [
      ['x', 1, 'x', 10],
      ['x', 1, 'x', 20],
      ['', 4, '', 40],
    ]));
  it('inner: every pair', () => assert.equal(joined('kind=inner').length, 5));
  it('names the columns of the right that the left has', () =>
    assert.deepEqual(columnsOf(`${left} | join kind=inner (${right}) on k`), [
      'k:string',
      'a:long',
      'k1:string',
      'b:long',
    ]));
  it('leftouter: also the left without a partner', () =>
    assert.deepEqual(
      joined('kind=leftouter').filter(([, , , b]) => b === null),
      [['y', 3, '', null]],
    ));
  it('rightouter: also the right without a partner', () =>
    assert.deepEqual(
      joined('kind=rightouter').filter(([, a]) => a === null),
      [['', null, 'z', 30]],
    ));
  it('fullouter: both', () => assert.equal(joined('kind=fullouter').length, 7));
  it('leftsemi, leftanti: the left with and without a partner', () => {
    assert.deepEqual(joined('kind=leftsemi'), [
      ['x', 1],
      ['x', 2],
      ['', 4],
    ]);
    assert.deepEqual(joined('kind=leftanti'), [['y', 3]]);
  });
  it('rightsemi, rightanti: the right with and without a partner', () => {
    assert.equal(joined('kind=rightsemi').length, 3);
    assert.deepEqual(joined('kind=rightanti'), [['z', 30]]);
  });
  it('joins by columns of two names', () =>
    expectRows(`print a = 1 | join kind=inner (print b = 1, c = 2) on $left.a == $right.b`, [[1, 1, 2]]));
  it('pairs no nulls', () => expectRows(`print a = long(null) | join kind=inner (print a = long(null)) on a`, []));
  it('looks up, keys of the right left out', () => {
    const kql = `${left} | lookup (${right} | summarize b = max(b) by k) on k`;
    assert.deepEqual(columnsOf(kql), ['k:string', 'a:long', 'b:long']);
    expectRows(kql, [
      ['x', 1, 20],
      ['x', 2, 20],
      ['y', 3, null],
      ['', 4, 40],
    ]);
  });
  it('looks up without those that are not found', () =>
    assert.equal(rowsOf(`${left} | lookup kind=inner (${right}) on k`).length, 5));
});
