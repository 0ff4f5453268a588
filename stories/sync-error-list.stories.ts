import '../src/define/sync-error-list.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Error list', component: 'sync-error-list' };

export const Default: Story = panelStory('sync-error-list', demo);
export const Loading: Story = panelStory('sync-error-list', loading);
export const Empty: Story = panelStory('sync-error-list', nothing);
export const FilteredEmpty: Story = panelStory('sync-error-list', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-error-list', partial);
export const Error: Story = panelStory('sync-error-list', failing);
export const NoSource: Story = panelStory('sync-error-list', null);
export const Damaged: Story = panelStory('sync-error-list', damaged);
export const Hostile: Story = panelStory('sync-error-list', hostile, { filter: { direction: 'all' } });
export const Top: Story = panelStory('sync-error-list', demo, { order: 'top' });
export const Few: Story = panelStory('sync-error-list', demo, { limit: 2 });
export const Chosen: Story = panelStory('sync-error-list', demo, { filter: { error: ['DuplicateTargetEntries'] } });
