// What every candidate draws: events of 90 days in Berlin by action, an autumn night of 25 hours among them.
export const ACTIONS = ['create', 'update', 'delete', 'disable', 'stageddelete', 'other'];
const USUAL = [120, 900, 40, 30, 15, 60];
const DAYS = 90;
const FIRST_MIDNIGHT = Date.UTC(2026, 7, 24, 22);
const CLOCKS_BACK = Date.UTC(2026, 9, 25, 1);
const HOUR = 3_600_000;

/** Midnights in Berlin, milliseconds since 1970: the starts of all days, and the end of the last. */
const midnights = Array.from({ length: DAYS + 1 }, (_, day) => {
  const summer = FIRST_MIDNIGHT + day * 24 * HOUR;
  return summer > CLOCKS_BACK ? summer + HOUR : summer;
});

/** Numbers between 0 and 1 that look random and are the same in every run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** For each action one count for each day: quiet weekends, no two sets alike. */
function counts(seed) {
  const next = numbers(seed);
  return USUAL.map((usual) =>
    Array.from({ length: DAYS }, (_, day) => Math.round(usual * (day % 7 > 4 ? 0.3 : 1) * (0.5 + next()))),
  );
}

/** The data of a page; `sets` has one more set than there are updates. */
export function benchData(updates) {
  const labels = midnights.slice(0, DAYS).map((ms) => {
    const date = new Date(ms + 2 * HOUR);
    return `${date.getUTCDate()}/${date.getUTCMonth() + 1}`;
  });
  return { actions: ACTIONS, midnights, labels, sets: Array.from({ length: updates + 1 }, (_, seed) => counts(seed)) };
}
