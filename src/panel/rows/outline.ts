/** A row whose steps are shown below it. */
export interface Expansion {
  row: number;
  steps: number;
}

/** Part of a table: perhaps a header line, and rows below it; none where it is closed. */
export interface Section {
  header: boolean;
  rows: number;
  /** By row. */
  expanded: readonly Expansion[];
}

/** A line of a table: the header of a section (`row` is -1), a row (`step` is -1) or one of its steps. */
export interface Line {
  section: number;
  row: number;
  step: number;
}

/** How high each kind of line is. */
export interface LineSizes {
  header: number;
  row: number;
  step: number;
}

const ONE_EACH: LineSizes = { header: 1, row: 1, step: 1 };

/** All lines of a table as numbers: which line stands where, without walking over them. */
export class Outline {
  readonly #sections: readonly Section[];
  /** Before each section, and after the last: headers, rows and steps. */
  readonly #before: readonly LineSizes[];
  /** Of each section: steps before each of its expansions, and after the last. */
  readonly #steps: readonly (readonly number[])[];

  constructor(sections: readonly Section[]) {
    this.#sections = sections;
    const before: LineSizes[] = [{ header: 0, row: 0, step: 0 }];
    this.#steps = sections.map(({ header, rows, expanded }) => {
      const steps = [0];
      for (const expansion of expanded) steps.push(steps.at(-1)! + expansion.steps);
      const last = before.at(-1)!;
      before.push({ header: last.header + (header ? 1 : 0), row: last.row + rows, step: last.step + steps.at(-1)! });
      return steps;
    });
    this.#before = before;
  }

  /** Number of lines. */
  get lines(): number {
    return this.size(ONE_EACH);
  }

  /** Height of all lines. */
  size(sizes: LineSizes): number {
    return total(this.#before.at(-1)!, sizes);
  }

  /** The line with this number, from 0; numbers beyond the ends mean the first and the last. */
  line(number: number): Line {
    return this.at(number, ONE_EACH);
  }

  /** The number of a line, from 0. */
  numberOf(line: Line): number {
    return this.offsetOf(line, ONE_EACH);
  }

  /** How far below the top a line begins. */
  offsetOf({ section, row, step }: Line, sizes: LineSizes): number {
    const start = total(this.#before[section]!, sizes);
    if (row < 0) return start;
    const { header, expanded } = this.#sections[section]!;
    const index = firstIndex(expanded.length, (k) => expanded[k]!.row >= row);
    return (
      start +
      (header ? sizes.header : 0) +
      row * sizes.row +
      this.#steps[section]![index]! * sizes.step +
      (step < 0 ? 0 : sizes.row + step * sizes.step)
    );
  }

  /** The line that stands so far below the top; the first or the last where that is outside. */
  at(offset: number, sizes: LineSizes): Line {
    const found = firstIndex(this.#sections.length, (k) => total(this.#before[k + 1]!, sizes) > offset);
    const section = Math.min(found, this.#sections.length - 1);
    if (section < 0) return { section: 0, row: -1, step: -1 };
    const { header, rows, expanded } = this.#sections[section]!;
    const below = offset - total(this.#before[section]!, sizes) - (header ? sizes.header : 0);
    if (rows === 0 || (header && below < 0)) return { section, row: header ? -1 : 0, step: -1 };
    const steps = this.#steps[section]!;
    const startOf = (k: number) => expanded[k]!.row * sizes.row + steps[k]! * sizes.step;
    const last = firstIndex(expanded.length, (k) => startOf(k) > below) - 1;
    if (last < 0) return { section, row: clampRow(below / sizes.row, rows), step: -1 };
    const expansion = expanded[last]!;
    const into = below - startOf(last);
    if (into < sizes.row) return { section, row: expansion.row, step: -1 };
    const step = Math.floor((into - sizes.row) / sizes.step);
    if (step < expansion.steps) return { section, row: expansion.row, step };
    const after = (into - sizes.row - expansion.steps * sizes.step) / sizes.row;
    if (expansion.row + 1 >= rows) return { section, row: expansion.row, step: expansion.steps - 1 };
    return { section, row: clampRow(expansion.row + 1 + after, rows), step: -1 };
  }
}

function clampRow(row: number, rows: number): number {
  return Math.min(Math.max(0, Math.floor(row)), rows - 1);
}

function total(count: LineSizes, sizes: LineSizes): number {
  return count.header * sizes.header + count.row * sizes.row + count.step * sizes.step;
}

/** The first of so many indexes for which `reached` holds, given that it then holds for all behind it. */
export function firstIndex(length: number, reached: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
