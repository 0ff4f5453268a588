import { html, type TemplateResult } from 'lit';
import '../src/define/sync-error-list.js';
import '../src/define/sync-status-table.js';
import type { PartialAnswer } from '../src/model/question.js';
import { SourceError, type SourceErrorReason } from '../src/model/source-error.js';
import type { SyncDataSource } from '../src/sources/data-source.js';
import { estimating, failing, partial, waiting, waitingWithValue } from './sources.js';
import { scoped, type Story } from './story.js';

export default { title: 'Pages/States' };

/** What each source says in its own words, as Log Analytics, files and servers do. */
const failures: [reason: SourceErrorReason, message: string, pause?: number][] = [
  ['unauthorised', 'Log Analytics does not take this sign-in: sign in again, to the tenant of the workspace.'],
  ['forbidden', 'Whoever is signed in may not read this workspace.'],
  ['throttled', 'Log Analytics takes no more questions for now: retry later.', 90_000],
  ['throttled', 'Log Analytics takes no more questions for now: retry later.'],
  ['timeout', 'Log Analytics did not answer in time: choose a shorter range.'],
  ['unreachable', 'There is no workspace or resource with this id, or not in this tenant: check the id.'],
  ['bad-query', 'filter.status has 201 values, at most 200 are allowed.'],
  ['no-table', 'This workspace holds no provisioning logs.'],
  ['unsupported', 'This data source does not answer questions of kind "summary".'],
  ['invalid-data', 'export.json is not JSON: unexpected end at character 12,288.'],
  ['closed', 'The data source was closed.'],
];

const incomplete: PartialAnswer[] = [
  { reason: 'rows', limit: 500_000 },
  { reason: 'size', limit: 104_857_600, detail: 'Query result set has exceeded the internal data size limit.' },
  { reason: 'time', limit: 180 },
  { reason: 'service', limit: null },
];

/** A table under a heading that names its state. */
function state(name: string, source: SyncDataSource): TemplateResult {
  return html`<sync-status-table heading=${name} .source=${source}></sync-status-table>`;
}

/** Each failure says what happened and what to do about it. */
export const Failures: Story = {
  render: () =>
    scoped(
      null,
      failures.map(([reason, message, pause]) => {
        const retryAt = pause ? Date.now() + pause : null;
        return state(
          pause ? `${reason}, until a time` : reason,
          failing(new SourceError(reason, message, { retryAt })),
        );
      }),
    ),
};

/** What is missing from an incomplete answer. */
export const Incomplete: Story = {
  render: () =>
    scoped(
      null,
      incomplete.map((why) => state(`incomplete: ${why.reason}`, partial(why))),
    ),
};

/** A pause that the service asked for, before the first answer and after it. */
export const Loading: Story = {
  render: () => scoped(null, [state('waiting', waiting()), state('waiting, with a value', waitingWithValue())]),
};

/** A service that estimates distinct objects. */
export const Estimated: Story = {
  render: () =>
    scoped(
      estimating(),
      html`<sync-status-table></sync-status-table><sync-error-list order="top" limit="3"></sync-error-list>`,
    ),
};
