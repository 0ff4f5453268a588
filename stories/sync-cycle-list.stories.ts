import '../src/define/sync-cycle-list.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Cycle list', component: 'sync-cycle-list' };

export const Default: Story = panelStory('sync-cycle-list', demo);
export const Loading: Story = panelStory('sync-cycle-list', loading);
export const Empty: Story = panelStory('sync-cycle-list', nothing);
export const FilteredEmpty: Story = panelStory('sync-cycle-list', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-cycle-list', partial);
export const Error: Story = panelStory('sync-cycle-list', failing);
export const NoSource: Story = panelStory('sync-cycle-list', null);
export const Damaged: Story = panelStory('sync-cycle-list', damaged);
export const Hostile: Story = panelStory('sync-cycle-list', hostile, { filter: { direction: 'all' } });
export const Chosen: Story = panelStory('sync-cycle-list', demo, { filter: { status: ['failure'] } });
export const Busiest: Story = panelStory('sync-cycle-list', demo, { order: 'events' });
