import { html } from 'lit';
import '../src/define/all.js';
import { demo } from './sources.js';
import { scoped, type Story } from './story.js';

export default { title: 'Scope', component: 'sync-scope' };

/** Panels anywhere inside one scope: a filter chosen in one holds for all. */
export const Default: Story = {
  render: () =>
    scoped(
      demo(),
      html`<sync-actions-chart></sync-actions-chart><sync-actions-chart by="status"></sync-actions-chart>
        <sync-status-table></sync-status-table><sync-error-list></sync-error-list>`,
    ),
};

/** Two scopes on one page know nothing of each other. */
export const TwoScopes: Story = {
  render: () =>
    html`${scoped(demo(), html`<sync-status-table></sync-status-table>`)}
    ${scoped(demo(), html`<sync-status-table measure="events"></sync-status-table>`)}`,
};
