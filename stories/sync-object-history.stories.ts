import '../src/define/sync-object-history.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type Story } from './story.js';

export default { title: 'Panels/Object history', component: 'sync-object-history' };

/** A person whose failures come back. */
const properties = { searchText: 'nora keller' };

export const Default: Story = panelStory('sync-object-history', demo, properties);
export const Loading: Story = panelStory('sync-object-history', loading, properties);
export const Empty: Story = panelStory('sync-object-history', nothing, properties);
/** Nothing of this person in the time range. */
export const FilteredEmpty: Story = panelStory('sync-object-history', demo, {
  searchText: 'nobody of this name',
  filter: { range: { from: '2026-11-17T00:00:00Z', to: '2026-11-20T00:00:00Z' } },
});
export const Partial: Story = panelStory('sync-object-history', partial, properties);
export const Error: Story = panelStory('sync-object-history', failing, properties);
export const NoSource: Story = panelStory('sync-object-history', null, properties);
export const Damaged: Story = panelStory('sync-object-history', damaged, { searchText: 'a' });
export const Hostile: Story = panelStory('sync-object-history', hostile, { searchText: 'script' });
/** Nothing was asked yet. */
export const NothingAsked: Story = panelStory('sync-object-history', demo);
/** Several objects to choose from. */
export const Several: Story = panelStory('sync-object-history', demo, { searchText: 'keller' });
