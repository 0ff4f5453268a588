import '../src/define/sync-object-list.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Object list', component: 'sync-object-list' };

export const Default: Story = panelStory('sync-object-list', demo);
export const Loading: Story = panelStory('sync-object-list', loading);
export const Empty: Story = panelStory('sync-object-list', nothing);
export const FilteredEmpty: Story = panelStory('sync-object-list', demo, {
  filter: { search: 'nobody of this name', status: ['failure'] },
});
export const Partial: Story = panelStory('sync-object-list', partial);
export const Error: Story = panelStory('sync-object-list', failing);
export const NoSource: Story = panelStory('sync-object-list', null);
export const Damaged: Story = panelStory('sync-object-list', damaged);
export const Hostile: Story = panelStory('sync-object-list', hostile, { filter: { direction: 'all' } });
/** Objects with failures; some have succeeded since. */
export const Failed: Story = panelStory('sync-object-list', demo, { filter: { status: ['failure'] } });
export const Chosen: Story = panelStory('sync-object-list', demo, { filter: { type: ['group'] } });
export const Searched: Story = panelStory('sync-object-list', demo, { filter: { search: 'an' } });
