/**
 * Long work that stops after every few milliseconds, so that whoever runs it can give the thread back, report progress
 * or give up.
 */
export type Steps<T> = Generator<void, T>;

/** Rows done between two stops. */
export const STEP_ROWS = 2048;

/** Runs work to its end at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A sorted copy; equal items keep their order. */
export function* sortInSteps<T>(items: readonly T[], compare: (one: T, other: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += STEP_ROWS) {
    runs.push(items.slice(start, start + STEP_ROWS).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* mergeRuns(runs[index]!, runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeRuns<T>(left: T[], right: T[], compare: (one: T, other: T) => number): Steps<T[]> {
  if (right.length === 0 || compare(left.at(-1)!, right[0]!) <= 0) return left.concat(right);
  if (compare(left[0]!, right.at(-1)!) > 0) return right.concat(left);
  const merged: T[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    merged.push(compare(left[a]!, right[b]!) <= 0 ? left[a++]! : right[b++]!);
    if (merged.length % STEP_ROWS === 0) yield;
  }
  return merged.concat(left.slice(a), right.slice(b));
}
