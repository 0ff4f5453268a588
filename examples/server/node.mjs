// Plain Node: WORKSPACE_ID=<guid> node node.mjs
import { createServer } from 'node:http';
import { DefaultAzureCredential } from '@azure/identity';
import { LogsQueryClient } from '@azure/monitor-query-logs';
import { createSyncHandler, nodeListener } from 'cloud-sync-insights/server';
import { logAnalyticsSource } from 'cloud-sync-insights/sources';
import { authorize } from './authorize.mjs';

const client = new LogsQueryClient(new DefaultAzureCredential());
const source = logAnalyticsSource({ client, workspaceId: process.env.WORKSPACE_ID });
const listener = nodeListener(createSyncHandler(source, { authorize }));

const server = createServer((request, response) => {
  if (request.url === '/api/sync') void listener(request, response);
  else response.writeHead(404).end();
});

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${Object(server.address()).port}/api/sync`);
});
