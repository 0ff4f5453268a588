import { html, type TemplateResult } from 'lit';
import type { SyncDataSource } from '../src/sources/data-source.js';
import '../src/define/sync-workbook.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import type { Story } from './story.js';

export default { title: 'Pages/Workbook', component: 'sync-workbook' };

const workbook = (source: SyncDataSource | null, properties: Record<string, unknown> = {}): TemplateResult => {
  const element = document.createElement('sync-workbook');
  Object.assign(element, { source, timeZone: 'Europe/Berlin', ...properties });
  return html`${element}`;
};
const story = (source: (() => SyncDataSource) | null, properties: Record<string, unknown> = {}): Story => ({
  args: properties,
  render: (args) => workbook(source?.() ?? null, args),
});

export const Default: Story = story(demo);
export const Details: Story = story(demo, { tab: 'details' });
export const ByCycle: Story = story(demo, { tab: 'cycles' });
export const ObjectTab: Story = story(demo, { tab: 'object' });
export const DrillInPlace: Story = story(demo, { drill: 'panel' });
export const Filtered: Story = story(demo, { filter: { status: ['failure'] } });
export const Loading: Story = story(loading);
export const Empty: Story = story(nothing);
export const Partial: Story = story(partial);
export const Error: Story = story(failing);
export const NoSource: Story = story(null);
export const Damaged: Story = story(damaged, { tab: 'details' });
export const Hostile: Story = story(hostile, { tab: 'details', filter: { direction: 'all' } });
