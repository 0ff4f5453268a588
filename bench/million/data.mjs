// A million lean events of 90 days as NDJSON, made anew from a seed: 6 actions, 4 statuses, 150,000 objects, 12 codes, 8 jobs.

const ACTIONS = ['create', 'update', 'delete', 'disable', 'stageddelete', 'other'];
const STATUSES = ['success', 'success', 'success', 'skipped', 'failure', 'warning'];
const OBJECTS = 150_000;
const CODES = 12;
const JOBS = 8;
/** Milliseconds since 1970 at which the first day begins. */
export const START = Date.UTC(2026, 7, 25);
export const DAYS = 90;
const DAY = 86_400_000;

const hex = (number, digits) => number.toString(16).padStart(digits, '0');

/** A GUID that belongs to two numbers. */
const guid = (one, two) => {
  const mixed = Math.imul(one + 1, 0x9e3779b1) >>> 0;
  return `${hex(mixed, 8)}-${hex(two & 0xffff, 4)}-4000-8000-${hex(one, 12)}`;
};

export const JOB = (number) => `AD2AADProvisioning.9f3c1e527a444b0e.${number}`;

/** The event with this number out of `count`, oldest first. */
export function event(number, count) {
  const random = (part) => {
    const mixed = Math.imul(Math.imul(number ^ (part * 0x85ebca6b), 0xc2b2ae35) ^ (number >>> 13), 0x27d4eb2f);
    return (mixed >>> 0) / 2 ** 32;
  };
  const object = Math.floor(random(1) * OBJECTS);
  const status = STATUSES[Math.floor(random(2) * STATUSES.length)];
  return {
    id: guid(number, 1),
    time: new Date(START + Math.floor((number / count) * DAYS * DAY)).toISOString(),
    action: ACTIONS[Math.floor(random(3) * ACTIONS.length)],
    status,
    ...(status === 'failure' && { errorCode: `Code${Math.floor(random(4) * CODES)}` }),
    jobId: JOB(Math.floor(random(5) * JOBS)),
    source: { id: guid(object, 2) },
  };
}

/** The lines of `count` events as UTF-8. */
export function lines(count) {
  const encoder = new TextEncoder();
  const parts = [];
  for (let start = 0; start < count; start += 10_000) {
    let text = '';
    for (let number = start; number < Math.min(count, start + 10_000); number++) {
      text += `${JSON.stringify(event(number, count))}\n`;
    }
    parts.push(encoder.encode(text));
  }
  return new Blob(parts);
}

/** Milliseconds since 1970: just behind the last event. */
export const NOW = START + DAYS * DAY;

/** What is asked: about all events, then twice about one job in fourteen days. */
export const FILTERS = {
  all: {},
  filtered: { job: JOB(3), from: '2026-10-01T00:00:00.000Z', to: '2026-10-15T00:00:00.000Z' },
  filteredAgain: { job: JOB(5), from: '2026-09-10T00:00:00.000Z', to: '2026-09-24T00:00:00.000Z' },
};
