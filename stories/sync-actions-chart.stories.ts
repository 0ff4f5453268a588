import '../src/define/sync-actions-chart.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Actions chart', component: 'sync-actions-chart' };

export const Default: Story = panelStory('sync-actions-chart', demo);
export const Loading: Story = panelStory('sync-actions-chart', loading);
export const Empty: Story = panelStory('sync-actions-chart', nothing);
export const FilteredEmpty: Story = panelStory('sync-actions-chart', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-actions-chart', partial);
export const Error: Story = panelStory('sync-actions-chart', failing);
export const NoSource: Story = panelStory('sync-actions-chart', null);
export const Damaged: Story = panelStory('sync-actions-chart', damaged);
export const Hostile: Story = panelStory('sync-actions-chart', hostile, { filter: { direction: 'all' } });
export const ByStatus: Story = panelStory('sync-actions-chart', demo, { by: 'status' });
export const Grouped: Story = panelStory('sync-actions-chart', demo, { layout: 'grouped', by: 'type' });
export const ByHour: Story = panelStory('sync-actions-chart', demo, {
  bin: 'hour',
  filter: { range: { from: '2026-11-17T00:00:00Z', to: '2026-11-20T00:00:00Z' } },
});
export const Chosen: Story = panelStory('sync-actions-chart', demo, {
  filter: { action: ['delete'], brush: { from: '2026-11-02T23:00:00.000Z', to: '2026-11-08T23:00:00.000Z' } },
});
