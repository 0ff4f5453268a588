import '../src/define/sync-log-detail.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Log detail', component: 'sync-log-detail' };

export const Default: Story = panelStory('sync-log-detail', demo);
export const Loading: Story = panelStory('sync-log-detail', loading);
export const Empty: Story = panelStory('sync-log-detail', nothing);
export const FilteredEmpty: Story = panelStory('sync-log-detail', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-log-detail', partial);
export const Error: Story = panelStory('sync-log-detail', failing);
export const NoSource: Story = panelStory('sync-log-detail', null);
export const Damaged: Story = panelStory('sync-log-detail', damaged);
export const Hostile: Story = panelStory('sync-log-detail', hostile, { filter: { direction: 'all' } });
export const Failure: Story = panelStory('sync-log-detail', demo, { filter: { status: ['failure'] } });
export const Skipped: Story = panelStory('sync-log-detail', demo, { filter: { status: ['skipped'] } });
export const NotFound: Story = panelStory('sync-log-detail', demo, { recordId: 'no-such-event' });
