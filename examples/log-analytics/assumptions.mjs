/**
 * What this library relies on in the service, one small query each. None needs a table: they run in any workspace.
 *
 * `matters`: what would be wrong in a panel if the service answered otherwise. `rows`: the whole answer, in order.
 *
 * @type {{ name: string, matters: string, query: string, rows: (string | number | boolean | null)[][] }[]}
 */
export const ASSUMPTIONS = [
  {
    name: 'coalesce skips empty texts, and is empty where all are',
    matters: 'Every value that may stand in one of several columns would be missing.',
    query: 'print one = coalesce("", "", "a", "b"), none = coalesce("", "")',
    rows: [['a', '']],
  },
  {
    name: 'coalesce skips members that are not there or null',
    matters: 'Error codes of rows whose status is JSON with small letters would be missing.',
    query: String.raw`print json = parse_json('{"n":null,"b":{"c":"x"}}')
| project one = tostring(coalesce(json.a, json.b).c), other = tostring(coalesce(json.n, json.b).c)`,
    rows: [['x', 'x']],
  },
  {
    name: 'a column that does not exist is its default, also inside other functions',
    matters: 'Workspaces with only one generation of columns would refuse every query.',
    query: String.raw`datatable(here: string)["x "]
| project one = tolower(trim(@"\s+", column_ifexists("missing", ""))), other = trim(@"\s+", column_ifexists("here", ""))`,
    rows: [['', 'x']],
  },
  {
    name: 'columns whose names differ only in case are two',
    matters: 'Ids would be mixed up or the query refused.',
    query: 'datatable(Id: string)["A"] | extend id = tolower(Id) | project Id, id',
    rows: [['A', 'a']],
  },
  {
    name: 'what JSON does not hold is an empty text',
    matters: 'Rows without an error would show a code, and be counted under it.',
    query: String.raw`datatable(text: string)['{"a":1}', '{"b":null}', 'no json', '', '{"b":', '[1]', '"b"']
| extend at = tostring(parse_json(text).b), deep = tostring(parse_json(text).b.c)
| summarize rows = count(), empty = countif(at == "" and deep == "")`,
    rows: [[7, 7]],
  },
  {
    name: 'texts in JSON that look like numbers stay as they are',
    matters: 'Error codes and names such as 007 would be shown and counted as 7.',
    query: String.raw`print json = parse_json('{"a":"007","b":"1.50","c":"1e3","d":12,"e":" x "}')
| project a = tostring(json.a), b = tostring(json.b), c = tostring(json.c), d = tostring(json.d), e = tostring(json.e)`,
    rows: [['007', '1.50', '1e3', '12', ' x ']],
  },
  {
    name: 'extract_json gives ids and times in JSON letter by letter',
    matters: 'Objects whose ids have capital letters would not be found by their id.',
    query: String.raw`print text = '{"Id":"6F77A167-8B36-49BB-8846-497B7F1BE1BF","Name":"2026-10-19T00:00:00"}'
| project id = extract_json("$.Id", text), name = extract_json("$.Name", text), none = extract_json("$.Upn", text)`,
    rows: [['6F77A167-8B36-49BB-8846-497B7F1BE1BF', '2026-10-19T00:00:00', '']],
  },
  {
    name: 'parse_json writes GUIDs in small letters',
    matters: 'Nothing is wrong if this fails: ids come as they were written. Please report it.',
    query: String.raw`print tostring(parse_json('{"Id":"6F77A167-8B36-49BB-8846-497B7F1BE1BF"}').Id)`,
    rows: [['6f77a167-8b36-49bb-8846-497b7f1be1bf']],
  },
  {
    name: 'the length of what is no list is null, and iff then takes its last value',
    matters: 'Events with broken or no steps would be missing from every answer by step.',
    query: String.raw`datatable(text: string)['[]', '{"a":1}', 'no json', '', '[1]']
| extend list = parse_json(text)
| project is = iff(array_length(list) > 0, "list", "none")
| summarize lists = countif(is == "list"), without = countif(is == "none")`,
    rows: [[1, 4]],
  },
  {
    name: 'mv-apply keeps every row once, also those without steps, and make_set_if may leave nothing',
    matters: 'Events without steps would not be counted.',
    query: String.raw`datatable(id: long, text: string)[1, '[]', 2, 'no json', 3, '', 4, '[{"Name":"A"},{"name":"B"},{"name":"A"},7,null]', 5, '["C"]']
| extend stepList = parse_json(text)
| mv-apply step = iff(array_length(stepList) > 0, stepList, dynamic([null])) on (summarize names = make_set_if(coalesce(tostring(step.Name), tostring(step.name), iff(gettype(step) == "string", tostring(step), ""), "unknown"), isnotnull(step)))
| project id, count = array_length(names), known = array_length(set_intersect(names, dynamic(["A", "B", "C", "unknown"])))
| order by id asc`,
    rows: [
      [1, 0, 0],
      [2, 0, 0],
      [3, 0, 0],
      [4, 3, 3],
      [5, 1, 1],
    ],
  },
  {
    name: 'make_list leaves out nulls, and is an empty list where nothing is left',
    matters: 'Events without steps would show one step without a name.',
    query: String.raw`datatable(id: long, text: string)[1, '[]', 2, '[{"name":"A"},null]']
| mv-apply step = iff(array_length(parse_json(text)) > 0, parse_json(text), dynamic([null])) on (summarize steps = make_list(iff(isnull(step), dynamic(null), bag_pack("name", tostring(step.name)))))
| project id, steps = tostring(steps)
| order by id asc`,
    rows: [
      [1, '[]'],
      [2, '[{"name":"A"}]'],
    ],
  },
  {
    name: 'lists made in mv-apply keep the order of the elements',
    matters: 'The steps of an event would be shown in the wrong order.',
    query: `range x from 1 to 500 step 1
| order by x asc
| summarize numbers = make_list(x)
| mv-apply number = numbers to typeof(long) on (summarize made = make_list(number))
| project same = tostring(made) == tostring(numbers)`,
    rows: [[true]],
  },
  {
    name: 'mv-expand makes texts of the values of a set',
    matters: 'Counting by step would fail.',
    query: `print stages = dynamic(["b", "a", "007"])
| mv-expand stage = stages to typeof(string)
| project stage
| order by stage asc`,
    rows: [['007'], ['a'], ['b']],
  },
  {
    name: 'extract finds the last part after a colon, or all where there is none',
    matters: 'Object types would be missing or written as addresses.',
    query: `print a = extract("[^:]*$", 0, "urn:ietf:User"), b = extract("[^:]*$", 0, "user"), c = extract("[^:]*$", 0, "urn:"), d = extract("[^:]*$", 0, "")`,
    rows: [['User', 'user', '', '']],
  },
  {
    name: 'white space of any kind is no visible character, and is trimmed',
    matters: 'Blank values would be counted as values.',
    query: String.raw`print a = "" matches regex @"\S", b = "\t \u00a0\u2003" matches regex @"\S", c = " x" matches regex @"\S", d = trim(@"\s+", "\t\u00a0 a b \u2003")`,
    rows: [[false, false, true, 'a b']],
  },
  {
    name: 'small letters of other alphabets are found',
    matters: 'Search would not find names with capital letters outside English.',
    query: 'print a = tolower("ÄÉΩЖ"), b = tolower("Åsa ØSTBY") contains_cs "østby"',
    rows: [['äéωж', true]],
  },
  {
    name: 'comparisons that ignore case do, and contains_cs does not',
    matters: 'Directions and systems would be wrong.',
    query: `print a = "Failure" in~ ("failure", "1"), b = "ad2aad.x" startswith "AD2AAD", c = "Active Directory" =~ "ACTIVE directory", d = "ABC" contains "b", e = "ABC" contains_cs "b", f = "A" in ("a")`,
    rows: [[true, true, true, true, false, false]],
  },
  {
    name: 'has_any finds whole values of several words, also short ones',
    matters: 'Filters by object, app or step would show too little.',
    query: String.raw`datatable(text: string, value: string)[
  '{"Id":"ad-nils"}', 'ad-nils',
  '{"Id": "AD-NILS" }', 'ad-nils',
  '{"Upn":"nils.berg@contoso.com"}', 'nils.berg@contoso.com',
  '{"Name":"Nils Berg"}', 'Nils Berg',
  '{"Name":"Nils  Berg"}', 'Nils  Berg',
  '{"Name":"x"}', 'x',
  '{"Name":"a-b"}', 'a-b',
  '{"Name":"svc_app_7"}', 'svc_app_7',
  '{"Id":"6F77A167-8B36-49BB-8846-497B7F1BE1BF"}', '6f77a167-8b36-49bb-8846-497b7f1be1bf',
  '{"Id":42}', '42',
  '{"Name":"Ünal Nils"}', 'Nils']
| summarize rows = count(), found = countif(text has_any (value, "nowhere-in-it"))`,
    rows: [[11, 11]],
  },
  {
    name: 'order by and strcmp agree on texts',
    matters: 'Pages of objects sorted by name would repeat or leave out some.',
    query: String.raw`datatable(text: string)["b", "B", "a", "ä", "Z", "z", "", " ", "10", "9", "a b", "a-b", "a_b", "aa", "\ufffd", "😀", "é", "e", "İ"]
| order by text asc
| extend wrong = row_number() > 1 and strcmp(prev(text), text) >= 0
| summarize rows = count(), wrong = countif(wrong)`,
    rows: [[19, 0]],
  },
  {
    name: 'texts are sorted by code point',
    matters: 'Rows of equal rank would stand in another order than with other sources.',
    query: String.raw`datatable(text: string)["b", "B", "ä", "a", "z", "10", "9", "\ufffd", "😀"]
| order by text asc
| summarize texts = make_list(text)
| project texts = strcat_array(texts, " ")`,
    rows: [['10 9 B a b z ä \ufffd 😀']],
  },
  {
    name: 'the newest row of each group is found by order and row number',
    matters: 'The latest event of a value or object would be another one.',
    query: `datatable(key: string, second: string, instant: long, id: string)["a", "x", 1, "p", "a", "x", 2, "q", "a", "x", 2, "r", "a", "y", 1, "s", "", "x", 1, "t", "", "x", 3, "u"]
| order by key asc, second asc, instant desc, id desc
| extend turn = row_number(1, key != prev(key) or second != prev(second))
| where turn == 1
| project key, second, id
| order by key asc, second asc`,
    rows: [
      ['', 'x', 'u'],
      ['a', 'x', 'r'],
      ['a', 'y', 's'],
    ],
  },
  {
    name: 'take after order by takes the first, and row numbers follow the order',
    matters: 'Pages would hold other rows than the first.',
    query: `range x from 1 to 10000 step 1
| order by x desc
| extend place = row_number()
| where place > 5000
| take 3
| project place, x
| order by place asc`,
    rows: [
      [5001, 5000],
      [5002, 4999],
      [5003, 4998],
    ],
  },
  {
    name: 'toscalar of nothing is null, and nothing is greater than null',
    matters: 'A page after a value that is gone would show everything again.',
    query: `let begin = toscalar(datatable(place: long)[] | where place > 0 | project place);
range x from 1 to 3 step 1
| where x > begin and x <= begin + 5
| count`,
    rows: [[0]],
  },
  {
    name: 'a kept table can be used in toscalar, in a list and in a union',
    matters: 'Summaries would be refused.',
    query: `let log = materialize(range x from 1 to 9 step 1 | extend key1 = tostring(x % 3));
let values0 = materialize(log | summarize events = count() by key1 | order by events desc, key1 asc | extend place = row_number());
let page0 = values0 | where place <= 2;
let total = toscalar(values0 | count);
union
(page0 | project part = "value", place = place, key1, other = long(null)),
(log | where key1 in ((page0 | project key1)) | summarize place = count() | project part = "cell", place = place, key1 = "", other = total),
(log | where key1 !in ((page0 | project key1)) | summarize place = count() | project part = "other", place = long(null), key1 = "", other = place)
| order by part asc, place asc
| take 100`,
    rows: [
      ['cell', 6, '', 3],
      ['other', null, '', 3],
      ['value', 1, '0', null],
      ['value', 2, '1', null],
    ],
  },
  {
    name: 'sets are compared with a list that toscalar gives',
    matters: 'The remainder of a chart by step would be wrong.',
    query: `let page0 = datatable(key1: string)["a", "b"];
datatable(stages: dynamic)[dynamic(["a"]), dynamic(["a", "c"]), dynamic(["b", "a"])]
| where array_length(set_difference(stages, toscalar(page0 | summarize make_list(key1)))) > 0
| project stages = tostring(stages)`,
    rows: [['["a","c"]']],
  },
  {
    name: 'lookup keeps rows without a match, with empty texts and nulls',
    matters: 'Objects would be missing from lists.',
    query: `datatable(key: string, place: long)["a", 1, "b", 2]
| lookup kind=leftouter (datatable(key: string, text: string, number: long)["a", "x", 7]) on key
| project key, place, text, number
| order by place asc`,
    rows: [
      ['a', 1, 'x', 7],
      ['b', 2, '', null],
    ],
  },
  {
    name: 'arg_max ignores rows whose measure is null, and gives an empty text where all are',
    matters: 'Names of objects would be missing although older events have them.',
    query: `datatable(key: string, turn: long, text: string)["a", 1, "old", "a", 2, "new", "a", 3, "", "b", 1, "", "b", 2, ""]
| summarize (at, text) = arg_max(iff(isnotempty(text), turn, long(null)), text), newest = max(turn) by key
| project key, text, newest
| order by key asc`,
    rows: [
      ['a', 'new', 3],
      ['b', '', 2],
    ],
  },
  {
    name: 'count_distinctif counts exactly, and nothing as 0',
    matters: 'Numbers of objects would be estimates or missing. The function is a preview.',
    query: `range x from 1 to 50000 step 1
| extend key = iff(x % 5 == 0, "", tostring(x % 20000))
| summarize all = count_distinctif(key, isnotempty(key)), none = count_distinctif(key, false)`,
    rows: [[16000, 0]],
  },
  {
    name: 'estimated counts also work where all rows count, or none',
    matters: 'Panels over very many objects would show an error instead of an estimate.',
    query: `range x from 1 to 100 step 1
| extend key = tostring(x % 10)
| summarize all = dcountif(key, isnotempty(key), 4), none = dcountif(key, isempty(key), 4)`,
    rows: [[10, 0]],
  },
  {
    name: 'summarize of nothing gives one row with 0, and none by a key',
    matters: 'Panels without events would show an error.',
    query: `let none = datatable(instant: datetime, key: string)[];
union
(none | summarize events = count(), firstAt = min(instant), objects = count_distinctif(key, isnotempty(key)) | project part = "all", events, objects, firstAt = format_datetime(firstAt, "yyyy-MM-dd HH:mm:ss.fffffff")),
(none | summarize events = count(), firstAt = min(instant), objects = count_distinctif(key, isnotempty(key)) by key | project part = "by", events, objects, firstAt = format_datetime(firstAt, "yyyy-MM-dd HH:mm:ss.fffffff"))`,
    rows: [['all', 0, 0, '']],
  },
  {
    name: 'bins begin at the given instant, also before it and with weeks',
    matters: 'Columns of charts would begin at another hour.',
    query: `datatable(instant: datetime)[datetime(2026-10-19T21:59:59.9999999Z), datetime(2026-10-19T22:00:00.0000000Z), datetime(2026-10-17T00:00:00.0000000Z)]
| project day = format_datetime(bin_at(instant, 1d, datetime(2026-10-18T22:00:00.0000000Z)), "yyyy-MM-dd HH:mm:ss.fffffff"), week = format_datetime(bin_at(instant, 7d, datetime(2026-10-18T22:00:00.0000000Z)), "yyyy-MM-dd HH:mm:ss.fffffff")
| order by day asc`,
    rows: [
      ['2026-10-16 22:00:00.0000000', '2026-10-11 22:00:00.0000000'],
      ['2026-10-18 22:00:00.0000000', '2026-10-18 22:00:00.0000000'],
      ['2026-10-19 22:00:00.0000000', '2026-10-18 22:00:00.0000000'],
    ],
  },
  {
    name: 'bins around a clock change are chosen by case',
    matters: 'Charts over a clock change would fail.',
    query: `print instant = datetime(2026-10-25T12:00:00.0000000Z)
| project start = case(instant < datetime(2026-10-24T22:00:00.0000000Z), bin_at(instant, 1d, datetime(2026-10-18T22:00:00.0000000Z)), instant < datetime(2026-10-25T23:00:00.0000000Z), datetime(2026-10-24T22:00:00.0000000Z), bin_at(instant, 1d, datetime(2026-10-25T23:00:00.0000000Z)))
| project start = format_datetime(start, "yyyy-MM-dd HH:mm:ss.fffffff")`,
    rows: [['2026-10-24 22:00:00.0000000']],
  },
  {
    name: 'times keep all seven decimals, in literals, comparisons and texts',
    matters: 'Pages of events of the same second would repeat or leave out some.',
    query: `datatable(instant: datetime)[datetime(2026-10-19T06:14:07.1234567Z), datetime(2026-10-19T06:14:07.1234568Z)]
| where instant >= datetime(2026-10-19T06:14:07.1234568Z)
| project text = format_datetime(instant, "yyyy-MM-dd HH:mm:ss.fffffff")`,
    rows: [['2026-10-19 06:14:07.1234568']],
  },
  {
    name: 'escapes in texts are read: quotes, backslashes and control characters',
    matters: 'Values with such characters would not be found.',
    query: String.raw`print a = "\u0041\"\\", b = strlen("\u0001\u0009\u2028\u007f"), c = strlen("\u0000"), d = array_length(dynamic(["\u0041\"", "\u2028"]))`,
    rows: [['A"\\', 4, 1, 2]],
  },
  {
    name: 'half of a character is taken as text',
    matters: 'A search with broken text would be refused instead of finding nothing.',
    query: String.raw`print found = "x" contains "\ud800"`,
    rows: [[false]],
  },
  {
    name: 'a list may hold 200 values of 2,000 characters',
    matters: 'Long filters would be refused.',
    query: `print found = "v" in (${Array.from({ length: 200 }, (_none, index) => `"${`${index} `.padEnd(2000, 'x')}"`).join(', ')})`,
    rows: [[false]],
  },
  {
    name: 'a query may have 100 parts and 80 steps of derived columns',
    matters: 'Summaries of many groupings would be refused as too complex.',
    query: `let log = materialize(print v0 = 1${Array.from({ length: 80 }, (_none, index) => `\n| extend v${index + 1} = v${index} + 1`).join('')});
union
${Array.from({ length: 100 }, (_none, index) => `(log | project part = ${index}, v80)`).join(',\n')}
| summarize parts = count(), sum = sum(v80)`,
    rows: [[100, 8100]],
  },
  {
    name: 'a printed row joins a table, and what it lacks is empty',
    matters: 'Lists of events would not know how many there are.',
    query: `let page = datatable(place: long, name: string)[1, "a"];
union
(print place = long(0), total = toscalar(page | count)),
(page)
| project place, total, name
| order by place asc`,
    rows: [
      [0, 1, ''],
      [1, null, 'a'],
    ],
  },
  {
    name: 'hashes of equal texts are equal, and of different ones differ',
    matters: 'Estimated counts, and events without an id, would be mixed up.',
    query: `print equal = hash_xxhash64("a") == hash_xxhash64("a"), other = hash_xxhash64("a") == hash_xxhash64("b")`,
    rows: [[true, false]],
  },
  {
    name: 'a backslash and a u are found in a text',
    matters: 'Names that JSON writes with escapes would not be found.',
    query: String.raw`print found = @"{""Id"":""\u0041b""}" contains_cs @"\u"`,
    rows: [[true]],
  },
];
