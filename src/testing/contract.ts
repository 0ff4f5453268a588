import type { SyncQuestion } from '../model/question.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { askingForAll } from './asking-for-all.js';
import { inWords } from './difference.js';
import type { Difference } from './difference.js';
import type { GraphRecord } from './graph-record.js';

/** What a source under test must hold. Frozen through and through: copy before changing anything. */
export interface ContractFixture {
  readonly records: readonly GraphRecord[];
}

/**
 * Makes a source that holds exactly these records. Called once for each case; the source is closed behind it. Questions
 * without a range are asked for `'all'`, so that a `defaultRange` may stay.
 */
export type MakeSource = (fixture: ContractFixture) => SyncDataSource | Promise<SyncDataSource>;

/**
 * One promise a source keeps. `run` rejects with an `Error` whose message shows question, place, expected and actual, and
 * the first record that the source could not read, if there is one.
 */
export interface ContractCase<Make = MakeSource> {
  readonly name: string;
  run(make: Make): Promise<void>;
}

const SECONDS = 10;

/** A case whose check gets a fresh source, has ten seconds, and leaves no source open. */
export function contractCase(
  name: string,
  fixture: ContractFixture,
  check: (source: SyncDataSource) => Promise<void>,
): ContractCase {
  return {
    name,
    async run(make) {
      const source = await make(fixture);
      try {
        await inTime(check(askingForAll(source)), `The source did not answer within ${SECONDS} seconds.`);
      } catch (thrown) {
        throw await withBrokenRecord(source, thrown);
      } finally {
        source.close?.();
      }
    },
  };
}

/** What the work comes to; rejects with this sentence if it takes longer than so many seconds. */
export async function inTime<T>(work: Promise<T>, sentence: string, seconds = SECONDS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Most failures of an adapter begin with a record that could not be read: the same failure, naming the first of them. */
async function withBrokenRecord(source: SyncDataSource, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Error)) return thrown;
  try {
    const question = { kind: 'about', filter: { range: 'all', direction: 'all' } } as const;
    const { value } = await inTime(source.query(question), 'late', 1);
    const first = value.broken?.samples[0];
    if (!first) return thrown;
    const message = `${thrown.message}\n  broken:   ${value.broken?.count} records, the first: ${first.reason}`;
    return new Error(message, { cause: thrown });
  } catch {
    return thrown; // It cannot even say what it holds.
  }
}

/** What a failed case throws. */
export function failure(
  sentence: string,
  question: SyncQuestion,
  difference: Difference,
  options?: ErrorOptions,
): Error {
  return new Error(
    [
      `${sentence} at ${difference.path || 'the value itself'}`,
      `  question: ${inWords(question)}`,
      `  expected: ${inWords(difference.expected)}`,
      `  actual:   ${inWords(difference.actual)}`,
    ].join('\n'),
    options,
  );
}

/** The same value, frozen with all that is inside it. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
