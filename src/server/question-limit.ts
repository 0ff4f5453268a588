import { Refusal } from './refusal.js';

const MINUTE = 60_000;
/** Unanswered ones of a user at least; a page of twelve panels asks seven questions at once. */
const UNANSWERED = 24;
/** Of all without a name. */
const UNANSWERED_OF_ALL = 200;

interface Allowance {
  questions: number;
  /** Milliseconds since 1970 at which so many questions were left. */
  at: number;
}

/**
 * So many questions a minute of each user: as many at once, and then one whenever its share of the minute is over. A fifth
 * of them, 24 at least, may be unanswered, so that nobody fills the line that all wait in; of those without a name as
 * many as may be asked, 200 at least.
 */
export class QuestionLimit {
  readonly #perMinute: number;
  readonly #allowances = new Map<string, Allowance>();
  readonly #unanswered = new Map<string, number>();
  #sweptAt = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /**
   * Counts a question, which is unanswered until the function returned is called. Throws a `Refusal` that says when the
   * next may come.
   */
  enter(user: string, now: number): () => void {
    const waiting = this.#unanswered.get(user) ?? 0;
    if (waiting + 1 > this.#mostUnanswered(user)) {
      const message = 'You ask more questions than are answered yet.';
      throw new Refusal(message, { status: 429, reason: 'throttled', retryAt: now + 1000 });
    }
    this.#count(user, now);
    this.#unanswered.set(user, waiting + 1);
    let isUnanswered = true;
    return () => {
      if (isUnanswered) this.#leave(user);
      isUnanswered = false;
    };
  }

  #mostUnanswered(user: string): number {
    return user === '' ? Math.max(UNANSWERED_OF_ALL, this.#perMinute) : Math.max(UNANSWERED, this.#perMinute / 5);
  }

  #leave(user: string): void {
    const waiting = (this.#unanswered.get(user) ?? 1) - 1;
    if (waiting > 0) this.#unanswered.set(user, waiting);
    else this.#unanswered.delete(user);
  }

  #count(user: string, now: number): void {
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
