import { Refusal } from './refusal.js';

const MINUTE = 60_000;

interface Allowance {
  questions: number;
  /** Milliseconds since 1970 at which so many questions were left. */
  at: number;
}

/** So many questions a minute of each user: as many at once, and then one whenever its share of the minute is over. */
export class QuestionLimit {
  readonly #perMinute: number;
  readonly #allowances = new Map<string, Allowance>();
  #sweptAt = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Counts a question. Throws a `Refusal` that says when the next may come. */
  count(user: string, now: number): void {
    this.#sweep(now);
    const { questions, at } = this.#allowances.get(user) ?? { questions: this.#perMinute, at: now };
    const share = MINUTE / this.#perMinute;
    const left = Math.min(this.#perMinute, questions + Math.max(0, now - at) / share);
    if (left < 1) {
      const retryAt = now + Math.ceil((1 - left) * share);
      throw new Refusal('You ask too many questions in a short time.', { status: 429, reason: 'throttled', retryAt });
    }
    this.#allowances.set(user, { questions: left - 1, at: now });
  }

  /** Who has not asked for a minute has everything left, and need not be remembered. */
  #sweep(now: number): void {
    if (Math.abs(now - this.#sweptAt) < MINUTE) return;
    this.#sweptAt = now;
    for (const [user, { at }] of this.#allowances) if (now - at >= MINUTE) this.#allowances.delete(user);
  }
}
