import type { SyncQuestion } from '../model/question.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { inWords } from './difference.js';
import type { Difference } from './difference.js';
import type { GraphRecord } from './graph-record.js';

/** What a source under test must hold. Frozen through and through: copy before changing anything. */
export interface ContractFixture {
  readonly records: readonly GraphRecord[];
}

/** Makes a source that holds exactly these records. Called once for each case; the source is closed behind it. */
export type MakeSource = (fixture: ContractFixture) => SyncDataSource | Promise<SyncDataSource>;

/** One promise a source keeps. `run` rejects with an `Error` whose message shows question, place, expected and actual. */
export interface ContractCase {
  readonly name: string;
  run(make: MakeSource): Promise<void>;
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
        await inTime(check(source));
      } finally {
        source.close?.();
      }
    },
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The source did not answer within ${SECONDS} seconds.`)), SECONDS * 1000);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
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
