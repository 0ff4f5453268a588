import type { SourceErrorReason } from '../../model/source-error.js';

/** What to do about a failure or a silence, and where that is documented. */
export interface Advice {
  action: string;
  docs: { name: string; url: string };
}

/** Advice too long to be loaded by panels that never need it. */
export const advice: Readonly<Partial<Record<SourceErrorReason | 'silence', Advice>>> = {
  forbidden: {
    action:
      'Needed for a workspace: the role Log Analytics Reader on it, or Microsoft.OperationalInsights/workspaces/query/*/read in a role of your own. Needed for Microsoft Graph: Reports Reader in Microsoft Entra. A new role can take up to an hour.',
    docs: {
      name: 'Manage access to Log Analytics workspaces',
      url: 'https://learn.microsoft.com/azure/azure-monitor/logs/manage-access',
    },
  },
  'no-table': {
    action:
      'In the Microsoft Entra admin center: Entra ID → Monitoring & health → Diagnostic settings → Add diagnostic setting → ProvisioningLogs → Send to Log Analytics workspace → this workspace. First rows can take up to three days. Set up already? Then this may be another workspace.',
    docs: {
      name: 'Send Microsoft Entra logs to Azure Monitor',
      url: 'https://learn.microsoft.com/entra/identity/monitoring-health/howto-integrate-activity-logs-with-azure-monitor-logs',
    },
  },
  silence: {
    action:
      'These logs hold object events only. Whether the job runs, is paused or in quarantine is shown in the Microsoft Entra admin center.',
    docs: {
      name: 'Troubleshoot cloud sync',
      url: 'https://learn.microsoft.com/entra/identity/hybrid/cloud-sync/how-to-troubleshoot',
    },
  },
};
