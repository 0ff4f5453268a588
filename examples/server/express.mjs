// Express: WORKSPACE_ID=<guid> node express.mjs
import { DefaultAzureCredential } from '@azure/identity';
import { LogsQueryClient } from '@azure/monitor-query-logs';
import { createSyncHandler, nodeListener } from 'cloud-sync-insights/server';
import { logAnalyticsSource } from 'cloud-sync-insights/sources';
import express from 'express';
import { authorize } from './authorize.mjs';

const client = new LogsQueryClient(new DefaultAzureCredential());
const source = logAnalyticsSource({ client, workspaceId: process.env.WORKSPACE_ID });

const app = express();
app.disable('x-powered-by');
app.use('/api/sync', nodeListener(createSyncHandler(source, { authorize })));

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${Object(server.address()).port}/api/sync`);
});
