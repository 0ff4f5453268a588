// Azure Functions, programming model v4: the app setting WORKSPACE_ID names the workspace.
import { app } from '@azure/functions';
import { DefaultAzureCredential } from '@azure/identity';
import { LogsQueryClient } from '@azure/monitor-query-logs';
import { createSyncHandler } from 'cloud-sync-insights/server';
import { logAnalyticsSource } from 'cloud-sync-insights/sources';
import { authorize } from './authorize.mjs';

const client = new LogsQueryClient(new DefaultAzureCredential());
const source = logAnalyticsSource({ client, workspaceId: process.env.WORKSPACE_ID });
const handler = createSyncHandler(source, { authorize });

/**
 * Requests and responses of Azure Functions are not quite the standard ones.
 *
 * @param {import('@azure/functions').HttpRequest} request
 */
export async function sync({ url, method, headers, body }) {
  const init = /** @type {RequestInit} */ ({ method, headers, body, duplex: 'half' });
  const response = await handler(new Request(url, init));
  return { status: response.status, headers: response.headers, body: await response.text() };
}

// No key of Azure Functions decides who may ask: authorize does.
app.http('sync', { route: 'sync', methods: ['POST'], authLevel: 'anonymous', handler: sync });
