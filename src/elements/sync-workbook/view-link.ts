import type { SyncFilter } from '../../model/filter.js';
import { type ViewState, viewStateText } from '../../model/view-state.js';
import { viewerZone } from '../../model/zone.js';
import type { OpenContext } from '../../panel/events.js';
import type { SyncProvider } from '../../panel/provide.js';
import { text } from './text.js';
import { UrlState } from './url-state.js';
import type { WorkbookDrill } from './workbook-drill.js';

/** The workbook whose view an address keeps. */
export interface LinkedWorkbook {
  readonly scope: SyncProvider;
  readonly drill: WorkbookDrill;
  /** What holds where the address says nothing. */
  start(): { filter: SyncFilter; timeZone: string | null };
  tab(): string;
  chooseTab(name: string | null): void;
  openContext(): OpenContext;
  say(message: string): void;
}

/** Keeps tab, filter, zone and what is open in the page's address, and the workbook at what the address says. */
export class ViewLink {
  readonly #workbook: LinkedWorkbook;
  #url: UrlState | null = null;
  #linkedZone: string | null = null;
  #connected = false;
  #following = 0;
  /** The view that the address stands for, however it says so. */
  #known = '';

  constructor(workbook: LinkedWorkbook) {
    this.#workbook = workbook;
  }

  /** Is the view kept at all? */
  get isKept(): boolean {
    return this.#url !== null;
  }

  /** The zone that an address asks for, unless the workbook's user has set one. */
  get timeZone(): string | null {
    return this.#workbook.start().timeZone ?? this.#linkedZone;
  }

  /** Keeps the view under a name, beginning with what the address says; `null`: no longer. */
  use(name: string | null): void {
    this.#url?.stop();
    this.#url = name === null ? null : new UrlState(name || 'sync', () => this.#follow());
    if (this.#connected) this.#url?.start();
    this.#read();
  }

  connect(): void {
    this.#connected = true;
    this.#url?.start();
    // What was open was closed when the workbook was taken away.
    if (this.#known !== '') this.write(true);
  }

  disconnect(): void {
    this.#connected = false;
    this.#url?.stop();
  }

  /** Writes the view as it is now, as a step that "back" undoes unless it only `replace`s. */
  write(replace = false): void {
    if (!this.#connected || this.#following > 0) return;
    const state = this.#state();
    const { text } = viewStateText(state);
    if (text !== this.#known) this.#url?.write(state, replace);
    this.#known = text;
  }

  /** Opens what the address says is open, and closes what it does not. */
  followOpened(): void {
    if (!this.#url) return;
    const { drill, openContext, say } = this.#workbook;
    this.#following++;
    drill
      .follow(this.#url.read()?.state.opened, openContext, text)
      .catch(() => say(text.workbook.notOpened))
      .finally(() => {
        this.#following--;
        this.#known = viewStateText(this.#state()).text;
      });
  }

  /** Copies the page's address, and says what it does without. */
  async copy(): Promise<void> {
    const { say } = this.#workbook;
    const { copied, copiedWithout, copyRefused } = text.workbook;
    const { leftOut } = viewStateText(this.#state());
    this.#url?.write(this.#state(), true);
    try {
      await navigator.clipboard.writeText(location.href);
      const names = leftOut.map((name) => text.panel.dimensions[name] ?? name);
      say(names.length > 0 ? copiedWithout(names.join(', ')) : copied);
    } catch {
      say(copyRefused);
    }
  }

  /** The person went back or forward, or changed the address. */
  #follow(): void {
    const { scope, start, chooseTab } = this.#workbook;
    if (!this.#read()) {
      scope.filter = start().filter;
      this.#linkedZone = null;
      chooseTab(null);
    }
    scope.timeZone = this.timeZone;
    this.followOpened();
  }

  /** What is personal is never in an address, and stays as it is. */
  #read(): boolean {
    const read = this.#url?.read();
    if (!read) return false;
    const { scope, chooseTab, say } = this.#workbook;
    const { search, targetName, within } = scope.filter;
    scope.filter = {
      ...read.state.filter,
      ...(search !== undefined && { search }),
      ...(targetName !== undefined && { targetName }),
      ...(within !== undefined && { within }),
    };
    chooseTab(read.state.tab ?? null);
    this.#linkedZone = read.state.timeZone ?? null;
    say(read.unread.length > 0 ? `${text.workbook.unread} ${read.unread.join(', ')}` : '');
    return true;
  }

  #state(): ViewState {
    const { scope, drill, tab } = this.#workbook;
    const opened = drill.requests.at(-1);
    return {
      tab: tab(),
      filter: scope.filter,
      timeZone: scope.timeZone ?? viewerZone(),
      ...(opened && { opened: { ...opened } }),
    };
  }
}
