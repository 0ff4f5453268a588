import '../src/define/sync-status-table.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Status table', component: 'sync-status-table' };

export const Default: Story = panelStory('sync-status-table', demo);
export const Loading: Story = panelStory('sync-status-table', loading);
export const Empty: Story = panelStory('sync-status-table', nothing);
export const FilteredEmpty: Story = panelStory('sync-status-table', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-status-table', partial);
export const Error: Story = panelStory('sync-status-table', failing);
export const NoSource: Story = panelStory('sync-status-table', null);
export const Damaged: Story = panelStory('sync-status-table', damaged);
export const Hostile: Story = panelStory('sync-status-table', hostile, { filter: { direction: 'all' } });
export const Events: Story = panelStory('sync-status-table', demo, { measure: 'events' });
export const Chosen: Story = panelStory('sync-status-table', demo, { filter: { status: ['failure'] } });
