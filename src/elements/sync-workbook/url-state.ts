import { readViewState, type ViewState, viewStateText } from '../../model/view-state.js';

/**
 * A view in the fragment of the page's address, each key marked with a name (`#sync.tab=details&sync.status=failure`), so
 * that two workbooks and the page's own fragment stand side by side. Text that is not ours stays where it is.
 */
export class UrlState {
  readonly #prefix: string;
  readonly #moved: () => void;

  /** @param moved called when the person went back or forward, or changed the address. */
  constructor(name: string, moved: () => void) {
    // A dot in the name would make it the beginning of another workbook's keys.
    this.#prefix = `${encodeURIComponent(name).replaceAll('.', '%2E')}.`;
    this.#moved = moved;
  }

  start(): void {
    window.addEventListener('popstate', this.#moved);
    window.addEventListener('hashchange', this.#moved);
  }

  stop(): void {
    window.removeEventListener('popstate', this.#moved);
    window.removeEventListener('hashchange', this.#moved);
  }

  /** `null`: the address says nothing about this view. */
  read(): ReturnType<typeof readViewState> | null {
    const own = parts().filter((part) => part.startsWith(this.#prefix));
    return own.length > 0 ? readViewState(own.map((part) => part.slice(this.#prefix.length)).join('&')) : null;
  }

  /** Writes the view, as a step that "back" undoes unless it only `replace`s. */
  write(state: ViewState, replace = false): void {
    const { text } = viewStateText(state);
    const own = text.split('&').map((part) => this.#prefix + part);
    const fragment = `#${[...parts().filter((part) => !part.startsWith(this.#prefix)), ...own].join('&')}`;
    if (fragment === location.hash) return;
    if (replace) history.replaceState(history.state, '', fragment);
    else history.pushState(history.state, '', fragment);
  }
}

function parts(): string[] {
  return location.hash.slice(1).split('&').filter(Boolean);
}
