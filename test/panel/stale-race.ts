import { expect, nextFrame } from '@open-wc/testing';
import fc from 'fast-check';
import { html, type PropertyDeclarations } from 'lit';
import type { SummaryQuestion } from '../../src/model/question.js';
import type { PanelParts } from '../../src/panel/parts.js';
import { SyncPanel } from '../../src/panel/sync-panel.js';
import { answerName, RacingSource } from './racing-source.js';

/** Shows the name of its answer. */
class RacingPanel extends SyncPanel<SummaryQuestion> {
  static override properties: PropertyDeclarations = { dimension: {} };

  dimension: 'action' | 'status' = 'action';

  protected override question(): SummaryQuestion {
    return { kind: 'summary', filter: this.environment.filter, zone: 'UTC', groupings: [{ by: [this.dimension] }] };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    return {
      title: 'Race',
      counts: 'events',
      isEmpty: () => false,
      content: ({ tables }) => html`<p class="answer">${tables[0]!.rows[0]!.key[0]}</p>`,
      summary: ({ tables }) => tables[0]!.rows[0]!.key[0]!,
    };
  }
}
customElements.define('racing-panel', RacingPanel);

const DIMENSIONS = ['action', 'status'] as const;
const SEARCHES = ['a', 'b', 'c'] as const;
const NAME = /\w\/\w\/\d+\/\w+/g;

const panelIndex = fc.constantFrom(0, 1);
const sourceIndex = fc.constantFrom(0, 1);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('ask'), panel: panelIndex, search: fc.constantFrom(...SEARCHES) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('regroup'), panel: panelIndex, dimension: fc.constantFrom(...DIMENSIONS) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('give'), panel: panelIndex, source: sourceIndex }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('announce'), source: sourceIndex }) },
  fc.record({ act: fc.constant('refresh'), panel: panelIndex }),
  fc.record({ act: fc.constant('fail'), source: sourceIndex, failing: fc.boolean() }),
  fc.record({ act: fc.constant('retry'), panel: panelIndex }),
  fc.record({ act: fc.constant('leave'), panel: panelIndex }),
  fc.record({ act: fc.constant('return'), panel: panelIndex }),
  fc.record({ act: fc.constantFrom('close', 'show') }),
  fc.record({ act: fc.constant('progress'), source: sourceIndex }),
); // prettier-ignore

interface Step {
  act: string;
  panel?: number;
  source?: number;
  search?: string;
  dimension?: (typeof DIMENSIONS)[number];
  failing?: boolean;
}

const { port1, port2 } = new MessageChannel();

/** A task of its own: whatever the page has to do in the present one is done. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

const newest = ({ source, filter, dimension }: RacingPanel) =>
  answerName(source as RacingSource, filter!.search!, dimension);

/** One race: two panels, two sources, and steps that come between answers as the scheduler has it. */
class Race {
  readonly #place = document.body.appendChild(document.createElement('div'));
  readonly #sources: RacingSource[];
  readonly #panels: RacingPanel[];
  readonly #scheduler: fc.Scheduler;

  constructor(scheduler: fc.Scheduler, obedient: readonly boolean[]) {
    this.#scheduler = scheduler;
    this.#sources = ['A', 'B'].map((name, index) => new RacingSource(name, scheduler, obedient[index]!));
    this.#panels = DIMENSIONS.map((dimension) =>
      Object.assign(new RacingPanel(), { source: this.#sources[0]!, filter: { search: 'a' }, dimension }),
    );
    this.#place.append(...this.#panels);
  }

  /** @param gaps before which of the scheduler's turns the page gets a task of its own */
  async run(steps: readonly Step[], gaps: readonly boolean[]): Promise<void> {
    this.#scheduler.scheduleSequence(
      steps.map((step) => ({ label: JSON.stringify(step), builder: () => this.#do(step) })),
    );
    for (let turn = 0; ; turn++) {
      if (gaps[turn % gaps.length]) await this.#rest();
      if (this.#scheduler.count() > 0) await this.#scheduler.waitNext(1);
      else if (await this.#isOver()) break;
    }
    expect(this.#panels.some((panel) => panel.hasAttribute('data-busy'))).to.equal(false);
  }

  end(): void {
    this.#place.remove();
  }

  async #rest(): Promise<void> {
    await task();
    await Promise.all(this.#panels.map((panel) => panel.updateComplete));
    this.#check();
  }

  /** What does not say that it is loading shows the answer to the newest question over the newest data. */
  #check(): void {
    for (const panel of this.#panels) {
      if (!panel.isConnected || panel.hasAttribute('data-busy')) continue;
      const { latest, kept } = told(panel);
      expect(latest).to.equal(newest(panel));
      expect(kept ?? newest(panel)).to.satisfy(
        (name: string) => withoutVersion(name) === withoutVersion(newest(panel)),
      );
    }
  }

  async #isOver(): Promise<boolean> {
    if (this.#panels.some(({ isConnected }) => !isConnected)) await this.#close();
    this.#place.append(...this.#panels.filter(({ parentNode }) => !parentNode));
    document.body.append(this.#place);
    for (let rest = 0; rest < 6; rest++) await this.#rest();
    return this.#scheduler.count() === 0;
  }

  /** Who is away for a frame is no longer taken for one that moves. */
  async #close(): Promise<void> {
    this.#place.remove();
    await nextFrame();
  }

  async #do({ act, panel, source, search, dimension, failing }: Step): Promise<void> {
    const [one, other] = [this.#panels[panel ?? 0]!, this.#sources[source ?? 0]!];
    if (act === 'ask') one.filter = { search: search! };
    else if (act === 'regroup') one.dimension = dimension!;
    else if (act === 'give') one.source = other;
    else if (act === 'announce') other.announce();
    else if (act === 'refresh') one.refresh();
    else if (act === 'fail') other.failing = failing!;
    else if (act === 'retry') one.shadowRoot?.querySelector<HTMLButtonElement>('.buttons button')?.click();
    else if (act === 'leave') one.remove();
    else if (act === 'return') this.#place.append(one);
    else if (act === 'close') await this.#close();
    else if (act === 'show') document.body.append(this.#place);
    else other.reportProgress();
  }
}

const withoutVersion = (name: string) => name.replace(/\d+/, '…');

/** What a panel that is not loading tells: its answer, or the failure of its question, and what it keeps beside that. */
function told(panel: RacingPanel): { latest: string | undefined; kept: string | undefined } {
  const kept = panel.shadowRoot!.querySelector('.answer')?.textContent;
  const failure = panel.shadowRoot!.querySelector('[part=body]')!.textContent.replace(kept ?? '', '');
  // A merged question fails for both panels.
  const failed = failure.match(NAME)?.find((name) => name.endsWith(panel.dimension));
  return { latest: failed ?? kept, kept };
}

/** Whatever order questions, answers, news and moves come in. */
export function testRaces(races: number): void {
  describe(`in ${races} races between questions, answers, news, refreshes and moves`, () => {
    it('a panel that is not loading shows the answer to its newest question', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(step, { minLength: 3, maxLength: 14 }),
          fc.array(fc.boolean(), { minLength: 5, maxLength: 40 }),
          fc.tuple(fc.boolean(), fc.boolean()),
          async (scheduler, steps, gaps, obedient) => {
            const race = new Race(scheduler, obedient);
            await race.run(steps, gaps).finally(() => race.end());
          },
        ),
        { numRuns: races, seed: 5 },
      );
    });
  });
}
