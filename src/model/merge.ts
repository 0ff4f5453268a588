import { canonicalJson, plainKey } from './canonical.js';
import {
  type Grouping,
  MOST_GROUPINGS,
  type Summary,
  type SummaryQuestion,
  type SyncQuestion,
  type SyncResult,
} from './question.js';

/** One question to ask in place of several. */
export interface MergedQuestion {
  question: SyncQuestion;
  /** Indexes of the questions that it stands for. */
  members: number[];
  /** The answer that the question at `index` would have got, out of the answer to the merged one. */
  pick(index: number, result: SyncResult): SyncResult;
}

interface Batch {
  first: SyncQuestion;
  members: number[];
  /** Of a summary: its distinct groupings by their key, and which of them each member asks for. */
  groupings: Map<string, Grouping>;
  wanted: Map<number, readonly string[]>;
}

/**
 * Fewer questions that ask the same: summaries with equal filter and zone become one (of at most 24 groupings), other
 * equal questions become one. Together the answers' members are all questions, each once. A question that is no plain
 * JSON stands alone, so that it fails alone; nothing is thrown.
 */
export function mergeQuestions(questions: readonly SyncQuestion[]): MergedQuestion[] {
  const batches: Batch[] = [];
  const open = new Map<string, Batch>();
  for (const [index, question] of questions.entries()) {
    try {
      join(batches, open, question, index);
    } catch {
      batches.push(newBatch(question, index));
    }
  }
  return batches.map(toMerged);
}

function join(batches: Batch[], open: Map<string, Batch>, question: SyncQuestion, index: number): void {
  const key = plainKey(question.kind === 'summary' ? { ...question, groupings: [] } : question);
  const asked =
    question.kind === 'summary'
      ? question.groupings.map((grouping) => [canonicalJson(grouping), grouping] as const)
      : [];
  let batch = open.get(key);
  if (!batch || !hasRoom(batch, asked)) {
    batch = newBatch(question, index);
    batches.push(batch);
    open.set(key, batch);
  } else batch.members.push(index);
  for (const [name, grouping] of asked) batch.groupings.set(name, grouping);
  batch.wanted.set(
    index,
    asked.map(([name]) => name),
  );
}

function hasRoom({ groupings }: Batch, asked: readonly (readonly [name: string, grouping: Grouping])[]): boolean {
  return new Set([...groupings.keys(), ...asked.map(([name]) => name)]).size <= MOST_GROUPINGS;
}

function newBatch(first: SyncQuestion, index: number): Batch {
  return { first, members: [index], groupings: new Map(), wanted: new Map() };
}

function toMerged({ first, members, groupings, wanted }: Batch): MergedQuestion {
  if (first.kind !== 'summary' || members.length === 1)
    return { question: first, members, pick: (_index, result) => result };
  const names = [...groupings.keys()];
  const question: SummaryQuestion = { ...first, groupings: [...groupings.values()] };
  const pick = (index: number, result: SyncResult): SyncResult => {
    const { tables } = result.value as Summary;
    return { ...result, value: { tables: (wanted.get(index) ?? []).map((name) => tables[names.indexOf(name)]!) } };
  };
  return { question, members, pick };
}
