import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DIMENSIONS } from '../../src/model/filter.js';
import { SourceError } from '../../src/model/source-error.js';
import { memorySource } from '../../src/sources/index.js';
import { badQuestionCases } from '../../src/testing/bad-question-cases.js';
import { contractFixture } from '../../src/testing/index.js';
import { expectedAnswers } from '../../src/testing/contract-cases.js';
import { ControlledSource } from '../support/controlled-source.js';
import { about, handlerOver } from '../support/handler.js';

type Responses = Record<string, { headers: Record<string, unknown> }>;

interface Description {
  paths: Record<string, { post: { responses: Responses }; options: { responses: Responses } }>;
  components: { schemas: Record<string, { properties: object }> };
}

const text = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
const description = JSON.parse(text) as Description;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addVocabulary(['openapi', 'info', 'paths', 'components']);
ajv.addSchema({ ...description, $id: 'openapi.json' });
const schema = (name: string): ValidateFunction => ajv.getSchema(`openapi.json#/components/schemas/${name}`)!;
const isQuestion = schema('Question');
const isFailure = schema('Failure');
const { ask } = handlerOver(memorySource(contractFixture.records), { maxRange: null, questionsPerMinute: null });

// What came through the wire, with a range: without one the handler asks about 14 days only.
const questions = expectedAnswers
  .map(({ name, question }) => ({ name, question: structuredClone(question) }))
  .filter(({ question }) => question.filter?.within === undefined);

function assertValid(validate: ValidateFunction, value: unknown): void {
  assert.ok(validate(value), ajv.errorsText(validate.errors));
}

describe('the description of the wire format', () => {
  test(`holds for the contract's ${questions.length} questions and their answers`, async () => {
    const seen = new Set<string>();
    for (const { name, question } of questions) {
      if (question.kind !== 'record') question.filter.range ??= 'all';
      assertValid(isQuestion, question);
      const { status, body } = await ask(question);
      assert.equal(status, 200, name);
      const kind = question.kind[0]!.toUpperCase() + question.kind.slice(1);
      assertValid(schema(`${kind}Answer`), body);
      seen.add(kind);
    }
    assert.equal(seen.size, 5);
  });

  test('holds for restricted and incomplete answers', async () => {
    const source = Object.assign(new ControlledSource(memorySource(contractFixture.records)), { restrictable: true });
    source.partial = { reason: 'rows', limit: 100, detail: 'more' };
    const restricted = handlerOver(source, { authorize: () => ({ filter: { status: ['failure'] } }) });
    const { body } = await restricted.ask(about);
    assert.notEqual(body.partial, undefined);
    assertValid(schema('AboutAnswer'), body);
  });

  test('refuses what the handler refuses: a sample of what is wrong in each part', async () => {
    const filter = { range: { last: 'P1D' } };
    const wrong: unknown[] = [
      ...['filter', 'page', 'sort', 'id', 'zone'].map((key) => ({ ...about, [key]: 7 })),
      ...Object.keys(description.components.schemas['Filter']!.properties).map((key) => ({
        kind: 'about',
        filter: { [key]: { unknown: true } },
      })),
      ...['kind', 'filter', 'zone', 'groupings'].map((key) => without(key, summary({ by: [] }))),
      { kind: 'about', filter: { within: { status: ['failure'] } } },
      { kind: 'about', filter: { range: { last: 'P1M' } } },
      { kind: 'about', filter: { range: { last: 'P' } } },
      { kind: 'about', filter: { range: { last: 'P1D', from: '2026-01-01' } } },
      { kind: 'about', filter: { range: { from: '2026-01-01' } } },
      { kind: 'about', filter: { search: 'x'.repeat(201) } },
      { kind: 'about', filter: { app: ['x'.repeat(2001)] } },
      { kind: 'kql', text: 'AADProvisioningLogs', range: 'all' },
      summary(),
      ...[{}, { by: ['action', 'action'] }, { by: ['colour'] }, { by: [], bin: 'month' }, { by: [], top: 0 }].map(
        (one) => summary(one),
      ),
      ...[
        { by: [], latest: 1 },
        { by: [], ignoreOwn: 'yes' },
        { by: [], after: 1 },
        { by: [], more: 1 },
      ].map((one) => summary(one)),
      summary(...Array<unknown>(25).fill({ by: [] })),
      ...[{ limit: 0 }, { limit: 1.5 }, { limit: 1001 }, { after: 'x' }, { at: -1 }, { more: 1 }].map((page) => ({
        kind: 'records',
        filter,
        page,
      })),
      { kind: 'records', filter, page: { at: 1, after: { time: '2026-01-01', id: '1' } } },
      { kind: 'records', filter, page: { after: { time: '2026-01-01' } } },
      { kind: 'records', filter, sort: { by: 'time' } },
      { kind: 'objects', filter, sort: { by: 'time', descending: true } },
      { kind: 'objects', filter, page: { after: { time: '2026-01-01', id: '1' } } },
      { kind: 'record' },
      { kind: 'record', id: 7 },
      { kind: 'record', id: '1', time: 7 },
      { kind: 'record', id: '1', page: {} },
      null,
      [],
      'about',
    ];
    for (const question of wrong) {
      assert.equal(isQuestion(question), false, JSON.stringify(question));
      const { status, body } = await ask(question);
      assert.deepEqual([status, body.error?.reason], [400, 'bad-query'], JSON.stringify(question));
      assertValid(isFailure, body);
    }
  });

  test('admits nothing that the contract calls a bad question, but for what no schema can see', async () => {
    const unseen = ['an unknown zone', 'a range that is no time', 'more than 10,000 bins'];
    for (const { name, run } of badQuestionCases) {
      const asked: unknown[] = [];
      await run(() => ({
        supports: () => true,
        query: (question) => Promise.reject(new SourceError('bad-query', `${asked.push(question)}`)),
      }));
      const sent = JSON.parse(JSON.stringify(asked[0])) as unknown;
      assert.equal((await ask(sent)).status, 400, name);
      assert.equal(isQuestion(sent), unseen.includes(name.replace('bad question: ', '')), name);
    }
  });

  test('refuses no question that the handler answers', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('all', 7, 1000, 'PT1H', '2026-10-01', 'action', [], {}, null, true),
    );
    const change = fc.record({
      place: fc.nat(),
      value,
      drops: fc.boolean(),
      name: fc.constantFrom('', 'by', 'within', 'toString'),
    });
    let [answered, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), change, async ({ question }, how) => {
        const changed = withChange(question, how);
        const { status } = await ask(changed);
        if (status === 200) answered++;
        else refused++;
        assert.ok(isQuestion(changed) || status === 400, `${status}: ${JSON.stringify(changed)}`);
      }),
      { seed: 31, numRuns: 1500 },
    );
    assert.ok(answered > 100 && refused > 500, `${answered} answered, ${refused} refused`);
  });

  test('names every dimension', () => {
    const { enum: named } = description.components.schemas['Dimension'] as unknown as { enum: string[] };
    assert.deepEqual(named, [...DIMENSIONS]);
  });

  test('names every status that the handler answers with', async (t) => {
    const described = Object.keys(description.paths['/api/sync']!.post.responses).map(Number);
    const source = new ControlledSource(memorySource([]));
    const { ask: other } = handlerOver(source, {
      maxAge: null,
      authorize: (request) => (request.headers.has('x-in') ? {} : null),
    });
    const seen = new Set<number>();
    const see = async (body: unknown, headers: Record<string, string> = {}, init: RequestInit = {}) => {
      const reply = await other(body, { 'x-in': '1', ...headers }, init);
      seen.add(reply.status);
      if (reply.status >= 400) assertValid(isFailure, reply.body);
      return reply;
    };
    const { headers } = await see(about);
    await see(about, { 'If-None-Match': headers.get('etag') ?? '' });
    await see(about, { 'x-in': '' });
    await see('{');
    await see(' '.repeat(20_000));
    await see(about, { 'Content-Type': 'text/plain' });
    await see(about, { Origin: 'null' });
    await see(about, {}, { method: 'PUT' });
    for (const reason of ['throttled', 'timeout', 'unreachable', 'unsupported', 'closed'] as const) {
      source.failure = new SourceError(reason, 'no', { retryAt: Date.now() + 5000 });
      await see(about);
    }
    source.failure = new Error('bug');
    await see(about);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const endless = see('', {}, { body: new ReadableStream(), duplex: 'half' } as RequestInit);
    await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(200_000);
    await endless;
    assert.deepEqual([...seen].sort(), described.sort());
  });
});

test('the description names every header that a page of another origin gets', async () => {
  const { post, options } = description.paths['/api/sync']!;
  const Origin = 'https://portal.example';
  const { ask: other } = handlerOver(memorySource([]), { origins: [Origin] });
  const preflight = { method: 'OPTIONS', body: null };
  for (const [{ responses }, init] of [
    [post, {}],
    [options, preflight],
  ] as const) {
    const { status, headers } = await other(about, { Origin }, init);
    const named = Object.keys(responses[status]!.headers).map((name) => name.toLowerCase());
    assert.deepEqual([...headers.keys()].filter((name) => name !== 'content-type').sort(), named.sort());
  }
});

function summary(...groupings: unknown[]): object {
  return { kind: 'summary', filter: { range: { last: 'P1D' } }, zone: 'UTC', groupings };
}

function without(key: string, value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

interface Change {
  place: number;
  value: unknown;
  drops: boolean;
  name: string;
}

/** The value with one of its parts replaced, dropped or, where a name is given, joined by another. */
function withChange(question: unknown, { place, value, drops, name }: Change): unknown {
  const copy = { question: structuredClone(question) };
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (holder: Record<string, unknown>): void => {
    for (const [key, part] of Object.entries(holder)) {
      places.push([holder, key]);
      if (typeof part === 'object' && part !== null) visit(part as Record<string, unknown>);
    }
  };
  visit(copy);
  const [holder, key] = places[place % places.length]!;
  if (drops && !Array.isArray(holder) && key !== 'question') delete holder[key];
  else holder[name && !Array.isArray(holder) && key !== 'question' ? name : key] = value;
  return copy.question;
}
