import { html } from 'lit';
import '../src/define/sync-filter-bar.js';
import '../src/define/sync-status-table.js';
import type { SyncFilter } from '../src/model/filter.js';
import type { SyncDataSource } from '../src/sources/data-source.js';
import { damaged, demo, failing, hostile, loading, nothing, partial } from './sources.js';
import { panelStory, type PanelArguments, type Story } from './story.js';

export default { title: 'Panels/Filter bar', component: 'sync-filter-bar' };

export const Default: Story = panelStory('sync-filter-bar', demo);
export const Loading: Story = panelStory('sync-filter-bar', loading);
export const Empty: Story = panelStory('sync-filter-bar', nothing);
export const FilteredEmpty: Story = filtered(demo, { search: 'nobody of this name', status: ['failure'] });
export const Partial: Story = panelStory('sync-filter-bar', partial);
export const Error: Story = panelStory('sync-filter-bar', failing);
export const NoSource: Story = panelStory('sync-filter-bar', null);
export const Damaged: Story = panelStory('sync-filter-bar', damaged);
export const Hostile: Story = filtered(hostile, {
  direction: 'all',
  app: ['<img src=x onerror=alert(1)>', '__proto__', '\u202egnp.exe'],
});
export const Chosen: Story = filtered(demo, {
  range: { last: 'P14D' },
  brush: { from: '2026-11-12T23:00:00Z', to: '2026-11-14T23:00:00Z' },
  status: ['failure', 'warning'],
  error: ['DuplicateTargetEntries', 'InvalidAnchor', 'unknown', 'AzureActiveDirectoryCannotUpdateObjectsOriginated'],
});
export const Few: Story = filtered(demo, {}, { dimensions: 'range,status,error', heading: '' });
export const Fixed: Story = filtered(demo, {}, { filter: { status: ['failure'], cycle: ['none'] } });

/** A bar over a table that follows it. */
function filtered(source: () => SyncDataSource, filter: SyncFilter, args: PanelArguments = {}): Story {
  return {
    args,
    render: ({ dimensions, heading, filter: own }) =>
      html`<sync-scope .source=${source()} .filter=${filter} time-zone="Europe/Berlin">
        <sync-filter-bar
          .dimensions=${dimensions ?? null}
          .heading=${heading ?? null}
          .filter=${own ?? null}
        ></sync-filter-bar>
        <sync-status-table></sync-status-table>
      </sync-scope>`,
  };
}
