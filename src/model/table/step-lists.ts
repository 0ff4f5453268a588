import type { SyncStep } from '../record.js';
import { Dictionary, Pairs } from './dictionary.js';

/** Stands for an event without steps. */
export const NO_STEPS = 0;

/** The distinct lists of steps of a log. A list is the one without its last step, and that step. */
export class StepLists {
  readonly #names = new Dictionary();
  readonly #types = new Dictionary();
  readonly #statuses = new Dictionary();
  readonly #kinds = new Pairs();
  readonly #steps = new Pairs();
  /** Lists but the empty one, whose code is before theirs. */
  readonly #lists = new Pairs();

  get size(): number {
    return this.#lists.size + 1;
  }

  codeOf(steps: readonly SyncStep[]): number {
    let list = NO_STEPS;
    for (const { name, type, status } of steps) {
      const kind = this.#kinds.codeOf(this.#types.codeOf(type), this.#statuses.codeOf(status));
      list = this.#lists.codeOf(list, this.#steps.codeOf(this.#names.codeOf(name), kind)) + 1;
    }
    return list;
  }

  /** The steps of a list, made anew. */
  steps(list: number): SyncStep[] {
    const steps: SyncStep[] = [];
    for (let rest = list; rest !== NO_STEPS; rest = this.#lists.firsts[rest - 1]!) {
      const step = this.#lists.seconds[rest - 1]!;
      const kind = this.#steps.seconds[step]!;
      steps.push({
        name: this.#names.values[this.#steps.firsts[step]!] ?? '',
        type: this.#types.values[this.#kinds.firsts[kind]!] ?? null,
        status: this.#statuses.values[this.#kinds.seconds[kind]!] ?? null,
      });
    }
    return steps.reverse();
  }
}
