import { timeToMs } from '../../model/time.js';
import { within, NO_INCIDENTS, planIncidents, type DemoIncidents } from './calendar.js';
import { drawChanges, firstValues } from './changes.js';
import { demoEnd, type DemoOptions } from './demo-options.js';
import { RecordWriter, type DemoEvent } from './event-record.js';
import type { GraphRecord } from './graph-record.js';
import { planMoments, type Moment } from './plan.js';
import { OUTAGE_PROBLEMS, type Problem } from './problems.js';
import { SeededRandom } from './random.js';
import { makeTenant, type DemoObject, type DemoTenant } from './tenant.js';

const HOUR = 3_600_000;

/** The provisioning events of an invented tenant as Microsoft Graph would write them, oldest first. Throws `bad-query`. */
export function demoRecords(options: DemoOptions = {}): GraphRecord[] {
  return [...planDemo(options).records];
}

/** What is going to happen, and the records it leaves, which are written one by one while they are iterated. */
export function planDemo(options: DemoOptions): { length: number; records: Iterable<GraphRecord> } {
  const { seed = 1, objects = 1200 } = options;
  const incidents = demoIncidents(options);
  const random = new SeededRandom(seed);
  const tenant = makeTenant(random, objects);
  const moments = planMoments(random, tenant, spanOf(options), incidents);
  return { length: moments.length, records: writeRecords(random, tenant, moments, incidents) };
}

function* writeRecords(
  random: SeededRandom,
  tenant: DemoTenant,
  moments: readonly Moment[],
  incidents: DemoIncidents,
): Generator<GraphRecord> {
  const writer = new RecordWriter(tenant, random);
  const days = new Days(random, tenant, incidents);
  for (const moment of moments) {
    const event = days.live(moment);
    if (event) yield writer.write(event);
  }
}

/** When things go wrong in the records of the same options; each `null` where the span is too short to hold it. */
export function demoIncidents(options: DemoOptions = {}): DemoIncidents {
  const { start, end } = spanOf(options);
  return options.incidents === false ? NO_INCIDENTS : planIncidents(start, end);
}

function spanOf(options: DemoOptions): { start: number; end: number } {
  const end = timeToMs(demoEnd(options));
  return { start: end - (options.days ?? 30) * 24 * HOUR, end };
}

/** Lives through the planned moments in order and says what each becomes. */
class Days {
  /** Objects that exist in Entra and have no problem of their own. */
  readonly #present: DemoObject[];
  readonly #isSilent: (instant: number) => boolean;
  readonly #isOutage: (instant: number) => boolean;

  constructor(
    private readonly random: SeededRandom,
    private readonly tenant: DemoTenant,
    incidents: DemoIncidents,
  ) {
    this.#present = tenant.objects.filter((object) => object.created);
    this.#isSilent = within(incidents.silence);
    this.#isOutage = within(incidents.outage);
  }

  live(moment: Moment): DemoEvent | null {
    if (this.#isSilent(moment.instant)) return null;
    switch (moment.what) {
      case 'first sync':
        return this.#create(moment.instant, moment.object);
      case 'problem':
        return this.#fail(moment.instant, moment.object, moment.problem);
      case 'caught up':
        return this.#update(moment.instant, moment.object);
      case 'deleted':
      case 'deletion held':
        return this.#remove(moment.instant, moment.what === 'deleted' ? 'delete' : 'stageddelete');
      case 'ordinary':
        return this.#ordinary(moment.instant);
    }
  }

  #ordinary(instant: number): DemoEvent | null {
    if (this.#present.length === 0) return null;
    const draw = this.random.next();
    if (draw < 0.03) return this.#create(instant, this.tenant.hire('user'));
    if (draw < 0.04) return this.#remove(instant, 'delete');
    const object = this.random.pick(this.#present);
    if (draw < 0.055 && object.kind === 'user') return this.#disable(instant, object);
    if (draw < 0.17) return this.#event(instant, object, 'other');
    if (draw < 0.4 && object.kind === 'user') return { ...this.#event(instant, object, 'update'), job: 'password' };
    const writesBack = object.kind === 'group' && object.domain.groupJob !== null && this.random.chance(0.4);
    const event = this.#update(instant, object);
    return writesBack && !event.problem ? { ...event, job: 'group' } : event;
  }

  #create(instant: number, object: DemoObject): DemoEvent {
    const event = { ...this.#event(instant, object, 'create'), changes: firstValues(object) };
    if (event.problem) return this.#fail(instant, object, event.problem);
    object.created = true;
    this.#present.push(object);
    return event;
  }

  #update(instant: number, object: DemoObject): DemoEvent {
    const event = this.#event(instant, object, 'update');
    return event.problem ? event : { ...event, changes: drawChanges(this.random, object, this.#present) };
  }

  #disable(instant: number, object: DemoObject): DemoEvent {
    const event = this.#event(instant, object, 'disable');
    const changes = [{ displayName: 'AccountEnabled', oldValue: 'True', newValue: 'False' }];
    return event.problem ? event : { ...event, changes };
  }

  #remove(instant: number, action: 'delete' | 'stageddelete'): DemoEvent | null {
    const index = this.random.below(this.#present.length);
    const object = this.#present[index];
    if (object === undefined || this.#present.length === 1) return null;
    const event = this.#event(instant, object, action);
    if (action === 'delete' && !event.problem) this.#present.splice(index, 1);
    return event;
  }

  #fail(instant: number, object: DemoObject, problem: Problem): DemoEvent {
    const event = this.#event(instant, object, problem.step.name === 'EntryExportAdd' ? 'create' : 'update');
    return { ...event, problem: event.problem ?? problem, changes: [] };
  }

  /** During an outage nothing that needs the agent gets through. */
  #event(instant: number, object: DemoObject, action: DemoEvent['action']): DemoEvent {
    const needsAgent = object.domain === this.tenant.domains[0] && this.#isOutage(instant);
    const problem = needsAgent ? this.random.pick(OUTAGE_PROBLEMS) : null;
    return { instant, object, job: 'provisioning', action, changes: [], problem };
  }
}
