import '../src/define/sync-object-tiles.js';
import { damaged, demo, estimating, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Object tiles', component: 'sync-object-tiles' };

export const Default: Story = panelStory('sync-object-tiles', demo);
export const Loading: Story = panelStory('sync-object-tiles', loading);
export const Empty: Story = panelStory('sync-object-tiles', nothing);
export const FilteredEmpty: Story = panelStory('sync-object-tiles', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-object-tiles', partial);
export const Error: Story = panelStory('sync-object-tiles', failing);
export const NoSource: Story = panelStory('sync-object-tiles', null);
export const Damaged: Story = panelStory('sync-object-tiles', damaged);
export const Hostile: Story = panelStory('sync-object-tiles', hostile, { filter: { direction: 'all' } });
export const ByStatus: Story = panelStory('sync-object-tiles', demo, { by: 'status' });
export const ByAction: Story = panelStory('sync-object-tiles', demo, { by: 'action' });
export const Chosen: Story = panelStory('sync-object-tiles', demo, { by: 'status', filter: { status: ['failure'] } });
export const Top: Story = panelStory('sync-object-tiles', demo, { by: 'action', top: 2 });
export const Estimated: Story = panelStory('sync-object-tiles', estimating);
