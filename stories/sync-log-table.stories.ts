import '../src/define/sync-log-table.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Log table', component: 'sync-log-table' };

export const Default: Story = panelStory('sync-log-table', demo);
export const Loading: Story = panelStory('sync-log-table', loading);
export const Empty: Story = panelStory('sync-log-table', nothing);
export const FilteredEmpty: Story = panelStory('sync-log-table', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-log-table', partial);
export const Error: Story = panelStory('sync-log-table', failing);
export const NoSource: Story = panelStory('sync-log-table', null);
export const Damaged: Story = panelStory('sync-log-table', damaged);
export const Hostile: Story = panelStory('sync-log-table', hostile, { filter: { direction: 'all' } });
export const ByAction: Story = panelStory('sync-log-table', demo, { groupBy: 'action' });
export const ByCycle: Story = panelStory('sync-log-table', demo, { groupBy: 'cycle' });
export const ByObject: Story = panelStory('sync-log-table', demo, { groupBy: 'object' });
export const ByError: Story = panelStory('sync-log-table', demo, { groupBy: 'error' });
export const Columns: Story = panelStory('sync-log-table', demo, { columns: 'time,status,sourceName,duration,app' });
