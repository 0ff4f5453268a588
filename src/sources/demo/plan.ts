import type { TimeSpan } from '../../model/filter.js';
import { shareOfDay, type DemoIncidents } from './calendar.js';
import { NEW_PROBLEM, OUTAGE_PROBLEMS, STEADY_PROBLEMS, type Problem } from './problems.js';
import type { SeededRandom } from './random.js';
import type { DemoObject, DemoTenant } from './tenant.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Something that is going to happen. `ordinary`: whatever a tenant does all day; the object is drawn when it happens. */
export type Moment = { instant: number } & (
  | { what: 'ordinary' | 'deleted' | 'deletion held' }
  | { what: 'first sync' | 'caught up'; object: DemoObject }
  | { what: 'problem'; object: DemoObject; problem: Problem }
);

/** Everything that happens between the two instants, in order. */
export function planMoments(
  random: SeededRandom,
  tenant: DemoTenant,
  span: { start: number; end: number },
  incidents: DemoIncidents,
): Moment[] {
  const troubled = assignProblems(random, tenant);
  return [
    ...planFirstSync(tenant, troubled, incidents.firstSync),
    ...planOrdinary(random, tenant, span),
    ...planSteadyProblems(random, troubled, span),
    ...planOutage(random, tenant, troubled, incidents.outage),
    ...planDeletions(random, tenant, incidents.deletionSpike),
    ...planNewCode(random, tenant, incidents.newCode),
  ]
    .filter(({ instant }) => instant >= span.start && instant < span.end)
    .map((moment) => ({ ...moment, instant: Math.floor(moment.instant / 1000) * 1000 }))
    .sort((a, b) => a.instant - b.instant);
}

/** Which objects have a steady problem. Every problem has at least one, also in the smallest tenant. */
function assignProblems(random: SeededRandom, tenant: DemoTenant): Map<DemoObject, Problem> {
  const troubled = new Map<DemoObject, Problem>();
  for (const problem of STEADY_PROBLEMS) {
    const candidates = tenant.objects.filter((object) => object.kind === problem.kind && !troubled.has(object));
    const count = Math.max(1, Math.round(problem.share * tenant.objects.length));
    for (let drawn = 0; drawn < count; drawn += 1) {
      const [object] = candidates.splice(random.below(candidates.length), 1);
      troubled.set(object ?? tenant.hire(problem.kind), problem);
    }
  }
  return troubled;
}

function planFirstSync(tenant: DemoTenant, troubled: Map<DemoObject, Problem>, span: TimeSpan | null): Moment[] {
  const objects = tenant.objects.filter((object) => !troubled.has(object));
  for (const object of objects) object.created = span === null;
  if (span === null) return [];
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  return objects.map((object, index) => {
    return { instant: from + ((to - from) * index) / objects.length, what: 'first sync', object };
  });
}

function planOrdinary(
  random: SeededRandom,
  tenant: DemoTenant,
  { start, end }: { start: number; end: number },
): Moment[] {
  const perDay = Math.max(24, tenant.objects.length * 0.12);
  const moments: Moment[] = [];
  for (let hour = Math.floor(start / HOUR) * HOUR; hour < end; hour += HOUR) {
    const count = random.around(perDay * shareOfDay(hour));
    for (let index = 0; index < count; index += 1)
      moments.push({ instant: hour + random.below(HOUR), what: 'ordinary' });
  }
  return moments;
}

/** The service tries failed objects again and again, at night and at weekends too: never more than ten hours apart. */
function planSteadyProblems(
  random: SeededRandom,
  troubled: Map<DemoObject, Problem>,
  { start, end }: { start: number; end: number },
): Moment[] {
  const moments: Moment[] = [];
  for (const [object, problem] of troubled) {
    let instant = start + random.below(10 * HOUR);
    for (; instant < end; instant += random.between(5 * HOUR, 10 * HOUR)) {
      moments.push({ instant, what: 'problem', object, problem });
    }
  }
  return moments;
}

/** Changes that find no agent are tried every 8 to 40 minutes, and get through once it is back. */
function planOutage(
  random: SeededRandom,
  tenant: DemoTenant,
  troubled: Map<DemoObject, Problem>,
  span: TimeSpan | null,
): Moment[] {
  if (span === null) return [];
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const candidates = tenant.objects.filter((object) => object.domain === tenant.domains[0] && !troubled.has(object));
  const moments: Moment[] = [];
  for (const object of candidates.slice(0, Math.max(5, Math.round(tenant.objects.length * 0.04)))) {
    let instant = from + random.below((to - from) * 0.8);
    for (; instant < to; instant += random.between(8 * MINUTE, 40 * MINUTE)) {
      moments.push({ instant, what: 'problem', object, problem: random.pick(OUTAGE_PROBLEMS) });
    }
    moments.push({ instant: to + random.between(MINUTE, 30 * MINUTE), what: 'caught up', object });
  }
  return moments;
}

function planDeletions(random: SeededRandom, tenant: DemoTenant, span: TimeSpan | null): Moment[] {
  if (span === null) return [];
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const allowed = Math.min(60, Math.ceil(tenant.objects.length * 0.05));
  const turn = from + (to - from) * 0.3;
  return [
    ...Array.from({ length: allowed }, (): Moment => ({ instant: from + random.below(turn - from), what: 'deleted' })),
    ...Array.from({ length: Math.ceil(allowed * 2.5) }, (): Moment => {
      return { instant: turn + random.below(to - turn), what: 'deletion held' };
    }),
  ];
}

function planNewCode(random: SeededRandom, tenant: DemoTenant, span: TimeSpan | null): Moment[] {
  if (span === null) return [];
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const objects = [tenant.hire('user'), tenant.hire('user')];
  return [...objects, ...objects].map((object) => {
    return { instant: from + random.below(to - from), what: 'problem', object, problem: NEW_PROBLEM };
  });
}
