import '../src/define/sync-success-rate.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Success rate', component: 'sync-success-rate' };

export const Default: Story = panelStory('sync-success-rate', demo);
export const Loading: Story = panelStory('sync-success-rate', loading);
export const Empty: Story = panelStory('sync-success-rate', nothing);
export const FilteredEmpty: Story = panelStory('sync-success-rate', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-success-rate', partial);
export const Error: Story = panelStory('sync-success-rate', failing);
export const NoSource: Story = panelStory('sync-success-rate', null);
export const Damaged: Story = panelStory('sync-success-rate', damaged);
export const Hostile: Story = panelStory('sync-success-rate', hostile, { filter: { direction: 'all' } });
export const Chosen: Story = panelStory('sync-success-rate', demo, { filter: { status: ['failure'] } });
export const ChosenTime: Story = panelStory('sync-success-rate', demo, {
  filter: { brush: { from: '2026-11-02T23:00:00Z', to: '2026-11-06T23:00:00Z' } },
});
export const NothingToDivide: Story = panelStory('sync-success-rate', demo, {
  filter: { stage: ['EntrySynchronizationSkip'] },
});
