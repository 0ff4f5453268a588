import { render, type TemplateResult } from 'lit';

/** A line as it is drawn. */
export interface DrawnLine {
  number: number;
  /** Pixels from the top of the space. */
  top: number;
  kind: 'header' | 'row' | 'step';
  attributes: Readonly<Record<string, string | null>>;
  classes: string;
  /** What `content` depends on: drawn again when one of these is another. */
  from: readonly unknown[];
  content(): TemplateResult;
}

interface RowNode {
  element: HTMLElement;
  line: DrawnLine | null;
}

/** The nodes of the lines near those seen. They belong to this class alone and are used again for other lines. */
export class RowNodes {
  readonly #space: HTMLElement;
  #nodes: RowNode[] = [];
  #made = 0;

  constructor(space: HTMLElement) {
    this.#space = space;
    // A table that returns to the page brings the lines along that it had when it left.
    space.replaceChildren();
  }

  /** The node of a line, if it is drawn. */
  elementOf(number: number): HTMLElement | null {
    return this.#nodes.find(({ line }) => line?.number === number)?.element ?? null;
  }

  /** The number of the line that holds this node. */
  numberAt(target: EventTarget | null): number | null {
    const found = target instanceof Node && this.#nodes.find(({ element }) => element.contains(target));
    return found && found.line ? found.line.number : null;
  }

  /** Shows these lines, which follow each other, and no others. */
  draw(lines: readonly DrawnLine[]): void {
    const kept = new Map<number, RowNode>();
    const free: RowNode[] = [];
    const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? -1];
    for (const node of this.#nodes) {
      if (node.line && node.line.number >= first && node.line.number <= last) kept.set(node.line.number, node);
      else free.push(node);
    }
    // At the end they are out of the way of those that stay where they are; where none stays they are in nobody's way.
    if (kept.size > 0) for (const { element } of free) this.#space.append(element);
    let next = this.#space.firstChild;
    this.#nodes = lines.map((line) => {
      const node = kept.get(line.number) ?? free.shift() ?? this.#create();
      if (node.element === next) next = next.nextSibling;
      else this.#space.insertBefore(node.element, next);
      write(node, line);
      return node;
    });
    for (const { element } of free) element.remove();
  }

  #create(): RowNode {
    const element = document.createElement('div');
    element.setAttribute('role', 'row');
    element.id = `line-${this.#made++}`;
    return { element, line: null };
  }
}

function write(node: RowNode, line: DrawnLine): void {
  const { element, line: before } = node;
  node.line = line;
  if (before?.top !== line.top) element.style.transform = `translateY(${line.top}px)`;
  const classes = `line ${line.kind} ${line.classes}`;
  if (element.className !== classes) element.className = classes;
  for (const name of Object.keys({ ...before?.attributes, ...line.attributes })) {
    const value = line.attributes[name] ?? null;
    if ((before?.attributes[name] ?? null) === value) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  const isSame = before?.from.length === line.from.length && line.from.every((part, k) => part === before.from[k]);
  if (!isSame) render(line.content(), element);
}
