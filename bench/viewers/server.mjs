import { createServer } from 'node:http';
import { createSyncHandler, nodeListener } from '../../dist/server/index.js';
import { logAnalyticsSource, logsClient } from '../../dist/sources/index.js';

// The handler over an emulated workspace in a process of its own: what it needs is told by its memory.
const [, , emulator = '', workspaceId = ''] = process.argv;
const source = logAnalyticsSource({
  client: logsClient({
    token: () => Promise.resolve('token-of-the-server'),
    cloud: { endpoint: `${emulator}/v1`, audience: 'https://api.loganalytics.io' },
  }),
  workspaceId,
});
const handler = createSyncHandler(source, {
  authorize: (request) => Promise.resolve({ user: request.headers.get('x-viewer') ?? 'nobody' }),
});
const server = createServer(nodeListener(handler));
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${server.address().port}/` }));
process.on('message', () => process.send?.({ memory: process.memoryUsage(), cpu: process.cpuUsage() }));
process.on('disconnect', () => process.exit());
