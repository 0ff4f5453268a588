import { html, type TemplateResult } from 'lit';
import type { StoryObj } from '@storybook/web-components-vite';
import type { SyncDataSource } from '../src/sources/data-source.js';
import type { SyncPanel } from '../src/panel/sync-panel.js';
import type { SyncQuestion } from '../src/model/question.js';
import '../src/define/sync-scope.js';

export type PanelArguments = Record<string, unknown>;
export type Story = StoryObj<PanelArguments>;

/** A story of one panel in a scope. What Storybook's controls set become properties. */
export function panelStory(tag: string, source: (() => SyncDataSource) | null, properties: PanelArguments = {}): Story {
  return {
    args: properties,
    render: (args) => scoped(source?.() ?? null, [panel(tag, args)]),
  };
}

/** Any content in a scope over a source, in a fixed zone. */
export function scoped(source: SyncDataSource | null, content: unknown): TemplateResult {
  return html`<sync-scope .source=${source} time-zone="Europe/Berlin">${content}</sync-scope>`;
}

function panel(tag: string, args: PanelArguments): SyncPanel<SyncQuestion> {
  const element = document.createElement(tag) as SyncPanel<SyncQuestion>;
  for (const [name, value] of Object.entries(args)) {
    if (name in element && value !== undefined) Reflect.set(element, name, value);
  }
  return element;
}
