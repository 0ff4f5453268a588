import '../src/define/sync-log-detail.js';
import { memorySource } from '../src/sources/index.js';
import type { SyncDataSource } from '../src/sources/data-source.js';
import { hostileRecords } from './hostile.js';
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

/** Multi-valued properties as both sides log them. */
const lists = (): SyncDataSource => {
  const members = (from: number, to: number) =>
    JSON.stringify(Array.from({ length: to - from }, (_, index) => `CN=Person ${from + index},OU=Sales,DC=corp`));
  const modifiedProperties = [
    {
      displayName: 'ProxyAddresses',
      oldValue: 'SMTP:jonas.lind@contoso.com, smtp:jonas@contoso.com (2)',
      newValue: 'SMTP:jonas.lind@contoso.com, smtp:finance@contoso.com, smtp:jlind@contoso.com (3)',
    },
    { displayName: 'Member', oldValue: members(0, 300), newValue: members(40, 302) },
    { displayName: 'OtherTelephone', oldValue: '["+49 30 1","+49 30 2"]', newValue: '["+49 30 2","+49 30 1"]' },
    { displayName: 'Department', oldValue: 'Sales', newValue: 'Marketing' },
    { displayName: 'Manager', oldValue: 'Lind, Jonas, Meyer, Anna (2)', newValue: null },
  ];
  const names = { displayName: 'Jonas Lind' };
  const record = {
    ...hostileRecords[0],
    ...{
      id: 'lists',
      tenantId: 'tenant',
      jobId: 'AD2AADProvisioning.tenant.job',
      cycleId: 'cycle',
      changeId: 'change',
    },
    provisioningAction: 'update',
    servicePrincipal: { id: 'app', displayName: 'corp.contoso.com' },
    initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
    sourceIdentity: { ...names, id: 'source', identityType: 'user', details: { DistinguishedName: 'CN=Jonas Lind' } },
    targetIdentity: { ...names, id: 'target', identityType: 'User', details: { UserPrincipalName: 'j@contoso.com' } },
    provisioningSteps: [],
    modifiedProperties,
  };
  return memorySource([record]);
};
export const Lists: Story = panelStory('sync-log-detail', lists);
