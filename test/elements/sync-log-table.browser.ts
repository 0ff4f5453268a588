import { expect, fixture, fixtureCleanup, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/sync-log-table.js';
import '../../src/define/sync-scope.js';
import type { SyncLogTable } from '../../src/elements/sync-log-table/sync-log-table.js';
import { memorySource } from '../../src/sources/index.js';
import type { SyncOpenEvent } from '../../src/panel/events.js';
import { ControlledSource } from '../support/controlled-source.js';
import { rowsOfAnswer } from '../emulator/table-rows.js';
import { emulatedService } from '../support/emulated-workspace.js';
import { failedEvent, graphEvent, twelveEvents } from '../support/events.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { NumberedSource } from '../support/numbered-source.js';
import { waitUntil } from '../support/wait-until.js';

const MILLION = 1_000_000;

describe('<sync-log-table>', () => {
  afterEach(() => fixtureCleanup());

  describe('with a million events', () => {
    it('shows the newest first, says how many there are, and keeps few of them in the page', async () => {
      const table = await shown({ source: new NumberedSource(MILLION) });
      expect(rowTexts(table)[0])
        .to.include('Person 1000000')
        .and.include('Failure')
        .and.include('DuplicateTargetEntries');
      expect(grid(table).getAttribute('aria-rowcount')).to.equal('1000001');
      expect(position(table)).to.match(/^Events 1 to \d+ of 1,000,000$/);
      expect(lines(table).length).to.be.at.most(60);
    });

    it('reaches the last one by the scroll bar, in a space that every browser can show', async () => {
      const table = await shown({ source: new NumberedSource(MILLION) });
      expect(grid(table).scrollHeight).to.be.at.most(8_100_000);
      await scrollTo(table, grid(table).scrollHeight);
      const last = seenLines(table).at(-1)!;
      expect(flat(last)).to.include('Person 1 ');
      expect(last.getAttribute('aria-rowindex')).to.equal('1000001');
      const gap = grid(table).getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
      expect(gap).to.be.within(0, 3);
    });

    it('has the right rows in the page before it is painted after a jump', async () => {
      const table = await shown({ source: new NumberedSource(MILLION) });
      grid(table).scrollTop = 4_000_000;
      await frame();
      expect(seenLines(table).some((line) => line.classList.contains('waiting'))).to.equal(false);
      expect(position(table)).to.match(/^Events 50\d,\d{3} to/);
    });

    it('scrolls by rows where a wheel does', async () => {
      const table = await shown({ source: new NumberedSource(MILLION) });
      await scrollTo(table, 4_000_000);
      const before = seenLines(table).map((line) => Number(line.getAttribute('aria-rowindex')));
      const height = seenLines(table)[1]!.offsetHeight;
      await scrollTo(table, grid(table).scrollTop + 3 * height);
      const after = seenLines(table).map((line) => Number(line.getAttribute('aria-rowindex')));
      expect(after[1]! - before[1]!).to.equal(3);
    });

    it('walks to both ends and by pages with the keyboard', async () => {
      const table = await shown({ source: new NumberedSource(MILLION) });
      grid(table).focus();
      expect(activeRow(table)).to.equal(2);
      await sendKeys({ press: 'ArrowDown' });
      expect(activeRow(table)).to.equal(3);
      await sendKeys({ press: 'PageDown' });
      expect(activeRow(table)).to.be.within(12, 40);
      await sendKeys({ press: 'End' });
      await waitUntil(() => flat(active(table)).includes('Person 1 '));
      expect(activeRow(table)).to.equal(1_000_001);
      await sendKeys({ press: 'PageUp' });
      await sendKeys({ press: 'ArrowUp' });
      expect(activeRow(table)).to.be.within(999_960, 999_992);
      await sendKeys({ press: 'Home' });
      expect(activeRow(table)).to.equal(2);
      expect(grid(table).scrollTop).to.equal(0);
    });

    it('says in one row that a page could not be loaded, shows those around it, and tries again', async () => {
      const source = new NumberedSource(MILLION);
      const table = await shown({ source });
      source.failingAt = 200;
      await scrollTo(table, 32 * 195);
      const failed = lines(table).filter((line) => line.classList.contains('failed'));
      expect(failed.map(flat)).to.have.length(1);
      expect(flat(failed[0]!)).to.include('The data source cannot be reached').and.include('The line is cut.');
      expect(flat(seenLines(table)[0]!)).to.include('Person 9998');
      await expect(table).to.be.accessible();
      source.failingAt = -1;
      failed[0]!.querySelector<HTMLElement>('.retry')!.click();
      await waitUntil(() => seenLines(table).every((line) => /Person 999\d{3}/.test(flat(line))));
    });
  });

  describe('steps', () => {
    it('stand below their event with their own status, opened and closed by arrow keys', async () => {
      const table = await shown();
      grid(table).focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(active(table).ariaExpanded).to.equal('true');
      const step = lines(table)[1]!;
      expect([step.ariaLevel, flat(step)]).to.deep.equal([
        '2',
        'Step 1 of 1: Success Import of a changed user EntryImportUpdate Import',
      ]);
      expect(grid(table).getAttribute('aria-rowcount')).to.equal('14');
      await sendKeys({ press: 'ArrowRight' });
      expect(activeRow(table)).to.equal(3);
      await sendKeys({ press: 'ArrowLeft' });
      await sendKeys({ press: 'ArrowLeft' });
      expect([activeRow(table), active(table).ariaExpanded]).to.deep.equal([2, 'false']);
      expect(grid(table).getAttribute('aria-rowcount')).to.equal('13');
      await expect(table).to.be.accessible();
    });

    it('are opened by the mirrored key where text runs from right to left', async () => {
      const table = await shown({}, 'rtl');
      grid(table).focus();
      await sendKeys({ press: 'ArrowLeft' });
      expect(active(table).ariaExpanded).to.equal('true');
    });

    it('stay open far below when they are scrolled out of sight and back', async () => {
      const table = await shown({ source: new NumberedSource(MILLION) });
      lines(table)[2]!.querySelector<HTMLElement>('.toggle')!.click();
      await scrollTo(table, 3_000_000);
      await scrollTo(table, 0);
      expect(lines(table).slice(2, 6).map(({ ariaLevel }) => ariaLevel)).to.deep.equal(['1', '2', '2', '1']); // prettier-ignore
      expect(grid(table).getAttribute('aria-rowcount')).to.equal('1000003');
    });
  });

  it('opens the event of the row that is activated', async () => {
    const table = await shown();
    const opened: unknown[] = [];
    table.addEventListener('sync-open', (event: SyncOpenEvent) => {
      event.preventDefault();
      opened.push([event.kind, event.key, event.time]);
    });
    grid(table).focus();
    await sendKeys({ press: 'Enter' });
    lines(table)[1]!.querySelector<HTMLElement>('.open')!.click();
    expect(opened).to.deep.equal([
      ['record', 'event-11', '2026-09-01T11:15:00.0000000Z'],
      ['record', 'event-10', '2026-09-01T10:15:00.0000000Z'],
    ]);
  });

  describe('selection', () => {
    it('takes single events, more of them and a range, by keyboard and pointer', async () => {
      const table = await shown();
      grid(table).focus();
      await sendKeys({ press: 'Space' });
      await pressWith('Shift', 'ArrowDown');
      await pressWith('Shift', 'ArrowDown');
      expect(selected(table)).to.deep.equal([0, 1, 2]);
      expect(above(table)).to.include('3 events selected');
      click(lines(table)[5]!);
      click(lines(table)[7]!, { ctrlKey: true });
      expect(selected(table)).to.deep.equal([5, 7]);
      click(lines(table)[9]!, { shiftKey: true });
      expect(selected(table)).to.deep.equal([5, 7, 8, 9]);
      await expect(table).to.be.accessible();
    });

    it('says that a range holds events which are not loaded', async () => {
      const table = await shown({ source: new NumberedSource(MILLION) });
      grid(table).focus();
      await pressWith('Shift', 'End');
      await waitUntil(() =>
        /\d+ events selected Events in between that are not loaded are not selected/.test(above(table)),
      );
    });

    it('stays when rows are sorted, and is gone when other events are searched for', async () => {
      const table = await shown({ source: memorySource(twelveEvents), columns: 'name,duration' });
      click(lines(table)[0]!);
      await waitUntil(() => above(table).includes('1 event selected'));
      header(table, 'Duration').querySelector('button')!.click();
      await waitUntil(() => header(table, 'Duration').ariaSort === 'descending');
      expect(above(table)).to.include('1 event selected');
      box(table).value = 'person 1';
      box(table).dispatchEvent(new Event('input'));
      await waitUntil(() => !above(table).includes('selected'));
      await waitUntil(() => rowTexts(table).every((text) => text.includes('Person 1')));
      expect(selected(table)).to.deep.equal([]);
    });

    it('is copied as a table that a spreadsheet takes for text', async () => {
      const events = [
        graphEvent(0),
        graphEvent(1, { sourceIdentity: { id: 'x', displayName: '=1+1\tb', identityType: 'user' } }),
      ];
      const table = await shown({ source: memorySource(events), columns: 'action,name,error' });
      const copied: string[] = [];
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
      });
      grid(table).focus();
      await sendKeys({ press: 'Space' });
      await pressWith('Shift', 'ArrowDown');
      await pressWith('Control', 'c');
      expect(copied).to.deep.equal(["Action\tObject\tError\nUpdate\t'=1+1 b\t\nUpdate\tPerson 0\t"]);
      await waitUntil(() => above(table).includes('2 events copied'));
      Reflect.deleteProperty(navigator, 'clipboard');
    });
  });

  it('keeps focus, place, steps and selection when newer events come, and marks these', async () => {
    const source = new NumberedSource(MILLION);
    const table = await shown({ source });
    await scrollTo(table, 32 * 250);
    const line = seenLines(table)[3]!;
    const text = flat(line);
    click(line);
    line.querySelector<HTMLElement>('.toggle')!.click();
    const top = line.getBoundingClientRect().top;
    source.grow(7);
    await waitUntil(() => position(table).includes('1,000,007'));
    const same = lines(table).find((one) => flat(one) === text)!;
    expect(Math.abs(same.getBoundingClientRect().top - top)).to.be.below(1);
    expect([same.ariaSelected, same.ariaExpanded, same === active(table)]).to.deep.equal(['true', 'true', true]);
    expect(same.nextElementSibling!.getAttribute('aria-level')).to.equal('2');
    await scrollTo(table, 0);
    expect(lines(table).slice(5, 9).map((one) => one.querySelectorAll('.new').length)).to.deep.equal([1, 1, 0, 0]); // prettier-ignore
  });

  it('sorts by what its headers say, there and back', async () => {
    const source = new ControlledSource(memorySource(twelveEvents));
    const table = await shown({ source, columns: 'name,duration,error' });
    header(table, 'Duration').querySelector('button')!.click();
    await waitUntil(() => header(table, 'Duration').getAttribute('aria-sort') === 'descending');
    expect(rowTexts(table)[0]).to.include('Person 11');
    header(table, 'Duration').querySelector('button')!.click();
    await waitUntil(() => rowTexts(table)[0]!.includes('Person 0 '));
    expect(header(table, 'Duration').getAttribute('aria-sort')).to.equal('ascending');
    expect(header(table, 'Object').querySelector('button'), 'nobody sorts by names').to.equal(null);
  });

  it('searches in its own question, and begins with the text of the filter around it', async () => {
    const source = new ControlledSource(memorySource(twelveEvents));
    const table = await shown({ source, filter: { search: 'person 1' } });
    expect([box(table).value, rowTexts(table).length]).to.deep.equal(['person 1', 3]);
    box(table).value = 'InvalidAnchor';
    box(table).dispatchEvent(new Event('input'));
    await waitUntil(() => rowTexts(table).length === 1);
    expect(rowTexts(table)[0]).to.include('Person 11');
    box(table).value = 'nobody';
    box(table).dispatchEvent(new Event('input'));
    await waitUntil(() => flat(table.shadowRoot!.querySelector('[part=body]')!).includes('No events match'));
    expect(box(table).isConnected).to.equal(true);
  });

  it('shows the columns that its user names, and others that a person chooses', async () => {
    const table = await shown({ columns: 'name, nonsense ,error' });
    expect(headers(table)).to.deep.equal(['Object', 'Error']);
    const menu = table.shadowRoot!.querySelector<HTMLDetailsElement>('.choose')!;
    menu.open = true;
    const choice = (name: string) => [...menu.querySelectorAll('label')].find((label) => flat(label) === name)!.querySelector('input')!; // prettier-ignore
    choice('Duration').click();
    await table.updateComplete;
    expect([headers(table), table.columns]).to.deep.equal([['Object', 'Error', 'Duration'], 'name, nonsense ,error']);
    expect(rowTexts(table)[0]).to.include('111 ms');
    await expect(table).to.be.accessible();
    menu.querySelector('button')!.click();
    await table.updateComplete;
    expect(headers(table)).to.deep.equal(['Object', 'Error']);
  });

  describe('in groups', () => {
    const grouped = (events: unknown[], groupBy: string) => shown({ source: memorySource(events), groupBy });

    it('counts events, objects and failures of each, and adds them up', async () => {
      const many = Array.from({ length: 300 }, (_, index) => graphEvent(100 + index));
      const table = await grouped([...twelveEvents, ...many], 'action');
      expect(rowTexts(table).map((text) => text.replace(/ newest.*/, ''))).to.deep.equal([
        'Update 308 events 308 objects 2 failures',
        'Create 3 events 3 objects',
        'Delete 1 event 1 object',
      ]);
      expect(flat(table.shadowRoot!.querySelector('.note')!)).to.equal('3 groups, 312 events');
      expect(lines(table).map(({ ariaExpanded }) => ariaExpanded)).to.deep.equal(['false', 'false', 'false']);
      await expect(table).to.be.accessible();
    });

    it('shows the events of the groups that are open; few are open at first', async () => {
      const table = await grouped(twelveEvents, 'action');
      await waitUntil(() => rowTexts(table).some((text) => text.includes('Person 9')));
      expect(lines(table).map(({ ariaLevel }) => ariaLevel).join('')).to.equal('122222222122212'); // prettier-ignore
      grid(table).focus();
      await sendKeys({ press: 'ArrowLeft' });
      expect(lines(table).map(({ ariaLevel }) => ariaLevel).join('')).to.equal('1122212'); // prettier-ignore
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => lines(table).length === 15);
    });

    it('of errors holds only failed events, and says so', async () => {
      const table = await grouped(twelveEvents, 'error');
      expect(flat(table.shadowRoot!.querySelectorAll('.note')[1]!)).to.equal(
        'Only failed events stand in a group of errors.',
      );
      await waitUntil(() => rowTexts(table).length === 4);
      expect(rowTexts(table)[0]).to.include('DuplicateTargetEntries 1 event 1 object newest');
    });

    it('loads the groups beyond the first hundred when asked to', async () => {
      const events = Array.from({ length: 250 }, (_, index) => failedEvent(index, `Code${String(index).padStart(3, '0')}`, 'why')); // prettier-ignore
      const table = await grouped(events, 'error');
      expect(grid(table).getAttribute('aria-rowcount')).to.equal('102');
      grid(table).focus();
      await sendKeys({ press: 'End' });
      expect(flat(active(table))).to.include('150 more groups');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => grid(table).getAttribute('aria-rowcount') === '202');
      await sendKeys({ press: 'End' });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => grid(table).getAttribute('aria-rowcount') === '251');
      expect(flat(table.shadowRoot!.querySelector('.note')!)).to.equal('250 groups, 250 events');
    });

    it('calls objects by their names', async () => {
      const table = await grouped(twelveEvents, 'object');
      await waitUntil(() => rowTexts(table)[0]!.includes('Person 11'));
      expect(rowTexts(table)[0]).to.match(/^Person 11 ?object-11 1 event 1 failure newest/);
    });

    it('is chosen in the panel, too', async () => {
      const table = await shown();
      const select = table.shadowRoot!.querySelector('select')!;
      select.value = 'Cycle';
      select.dispatchEvent(new Event('change'));
      await waitUntil(() => rowTexts(table)[0]!.startsWith('cycle-1 2 events'));
      expect(table.groupBy).to.equal('none');
    });
  });

  describe('over a service', () => {
    it('jumps to the time that counts give for a row, and says that its number is an estimate', async () => {
      const table = await shown({ source: new NumberedSource(100_000, true) });
      await waitUntil(() => position(table).endsWith('of 100,000'));
      await scrollTo(table, 1_600_000);
      await waitUntil(() => /^About event 50,\d{3} of 100,000/.test(position(table)));
      await waitUntil(() => seenLines(table).every((line) => /Person 5?[04]9?\d*/.test(flat(line))));
      expect(Number(/Person (\d+)/.exec(flat(seenLines(table)[0]!))![1])).to.be.within(49_800, 50_200);
      grid(table).focus();
      await sendKeys({ press: 'End' });
      await waitUntil(() => flat(seenLines(table).at(-1)!).includes('Person 1 '));
    });

    it('shows the same rows as over the records themselves, in every order and in groups', async () => {
      const patience = { timeout: 8_000 };
      const service = await emulatedService();
      const answer: unknown = await (
        await fetch(new URL('../fixtures/contract/log-analytics.json', import.meta.url))
      ).json();
      const rows = rowsOfAnswer(answer);
      const range = { from: '2026-09-01T00:00:00Z', to: '2026-11-09T00:00:00Z' };
      const filter = { range, direction: 'all' } as const;
      const texts: string[][] = [];
      for (const source of [await service.source(rows), memorySource(rows)]) {
        const table = await shown({ source, filter, columns: 'time,action,name,duration' });
        await waitUntil(() => /of \d+$/.test(position(table)), 'counted', patience);
        texts.push([position(table), ...rowTexts(table)]);
        header(table, 'Duration').querySelector('button')!.click();
        await waitUntil(() => header(table, 'Duration').getAttribute('aria-sort') === 'descending' && !table.hasAttribute('data-busy'), 'sorted', patience); // prettier-ignore
        await nextFrame();
        texts.push(rowTexts(table).slice(0, 10));
        table.groupBy = 'action';
        await waitUntil(
          () => note(table)?.includes('groups') === true && !table.hasAttribute('data-busy'),
          'grouped',
          patience,
        );
        // Rows that are still to come are drawn with the next frame.
        await nextFrame();
        await waitUntil(
          () => table.shadowRoot!.querySelector('.space .waiting') === null,
          'rows of the first group',
          patience,
        );
        texts.push([note(table)!, ...rowTexts(table)]);
      }
      expect(texts.slice(0, 3)).to.deep.equal(texts.slice(3));
      expect(texts[0]!.length).to.be.greaterThan(10);
    });

    it('in another order reads on, and says how far it is', async () => {
      const table = await shown({ source: new NumberedSource(100_000, true), columns: 'name,duration' });
      header(table, 'Duration').querySelector('button')!.click();
      await waitUntil(() => note(table) === 'Sorted by duration: 100 of 100,000 events loaded so far, more on scroll.');
      grid(table).focus();
      await sendKeys({ press: 'End' });
      await waitUntil(() => note(table)?.includes('200 of 100,000') === true);
    });
  });

  it('shows hostile text as text, and writes no style but places and sizes', async () => {
    const events = hostileTexts.slice(0, 60).map((text, index) =>
      failedEvent(index, text, text)).map((event, index) => ({ ...event, provisioningAction: hostileTexts[index], sourceIdentity: { id: hostileTexts[index], displayName: hostileTexts[index], identityType: 'user', details: {} } })); // prettier-ignore
    const table = await shown({ source: memorySource(events), filter: { direction: 'all' }, groupBy: 'action' });
    for (const style of [...table.shadowRoot!.querySelectorAll('[style]')].map((one) => one.getAttribute('style')!)) {
      expect(style).to.match(/^(transform: translateY\(\d+px\);|block-size: \d+px;|(--_[\w-]+: [\w\s(),.]+;\s?)+)$/);
    }
    expect(table.shadowRoot!.querySelector('script, img, iframe, style:not(:first-child)')).to.equal(null);
    expect(Reflect.has(window, 'hostileTextRan')).to.equal(false);
  });

  for (const width of [280, 1200]) {
    it(`fits ${width} px`, async () => {
      const table = await shown({}, 'ltr', width);
      const panel = table.shadowRoot!.querySelector('[part=panel]')!;
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
      for (const line of lines(table)) expect(line.scrollHeight).to.be.at.most(line.clientHeight + 1);
      await expect(table).to.be.accessible();
    });
  }
});

async function shown(properties: Partial<SyncLogTable> = {}, dir = 'ltr', width = 1200): Promise<SyncLogTable> {
  const table = Object.assign(document.createElement('sync-log-table'), {
    source: memorySource(twelveEvents),
    timeZone: 'UTC',
    ...properties,
  });
  const frame = await fixture<HTMLElement>(html`<div lang="en-GB" dir=${dir}></div>`);
  frame.style.inlineSize = `${width}px`;
  frame.append(table);
  const isShown = () => table.shadowRoot!.querySelector('.space .line') && !table.hasAttribute('data-busy');
  await waitUntil(isShown, 'the table shows lines', { timeout: 8_000 });
  await table.updateComplete;
  return table;
}

function grid(table: SyncLogTable): HTMLElement {
  return table.shadowRoot!.querySelector<HTMLElement>('[role=treegrid]')!;
}

function lines(table: SyncLogTable): HTMLElement[] {
  return [...table.shadowRoot!.querySelectorAll<HTMLElement>('.space .line')];
}

/** Those of which at least half can be seen. */
function seenLines(table: SyncLogTable): HTMLElement[] {
  const { bottom } = grid(table).getBoundingClientRect();
  const { bottom: top } = table.shadowRoot!.querySelector('.head')!.getBoundingClientRect();
  return lines(table).filter((line) => {
    const box = line.getBoundingClientRect();
    const middle = (box.top + box.bottom) / 2;
    return middle > top && middle < bottom;
  });
}

function flat(node: Element): string {
  return node.textContent.replace(/\s+/g, ' ').trim();
}

function rowTexts(table: SyncLogTable): string[] {
  return lines(table).map(flat);
}

function position(table: SyncLogTable): string {
  return flat(table.shadowRoot!.querySelector('.position')!);
}

function above(table: SyncLogTable): string {
  return flat(table.shadowRoot!.querySelector('.above')!);
}

function note(table: SyncLogTable): string | null {
  const found = table.shadowRoot!.querySelector('.note');
  return found && flat(found);
}

function box(table: SyncLogTable): HTMLInputElement {
  return table.shadowRoot!.querySelector('input')!;
}

function headers(table: SyncLogTable): string[] {
  return [...table.shadowRoot!.querySelectorAll('[role=columnheader]')].map((one) => flat(one).replace(/ [↑↓]/, ''));
}

function header(table: SyncLogTable, name: string): Element {
  return [...table.shadowRoot!.querySelectorAll('[role=columnheader]')].find((one) => flat(one).startsWith(name))!;
}

function active(table: SyncLogTable): HTMLElement {
  return table.shadowRoot!.getElementById(grid(table).getAttribute('aria-activedescendant')!)!;
}

function activeRow(table: SyncLogTable): number {
  return Number(active(table).getAttribute('aria-rowindex'));
}

function selected(table: SyncLogTable): number[] {
  return lines(table).flatMap(({ ariaSelected }, index) => (ariaSelected === 'true' ? [index] : []));
}

function click(line: HTMLElement, keys: MouseEventInit = {}): void {
  line.querySelector('[role=gridcell]:last-child')!.dispatchEvent(new MouseEvent('click', { bubbles: true, ...keys }));
}

async function pressWith(modifier: string, key: string): Promise<void> {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
}

function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

async function scrollTo(table: SyncLogTable, top: number): Promise<void> {
  grid(table).scrollTop = top;
  await frame();
  await frame();
}
