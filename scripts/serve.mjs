// Serves examples/portal at / and dist/ at /dist/, under the content policy that a strict host sets. Loopback only.
// With --through-server the page asks this server, by the package's own handler, instead of answering itself.
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The strictest policy that the elements promise to work under. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html cloud-sync-insights 'allow-duplicates'",
].join('; ');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

const inside = (folder, path) => path === folder || path.startsWith(folder + sep);

/** Path parts of a request, or `null` where one leaves the folder, is hidden or cannot be read. */
function pathParts(url) {
  try {
    const parts = url
      .split(/[?#]/)[0]
      .split('/')
      .slice(1)
      .map((part) => decodeURIComponent(part));
    return parts.some((part) => part.startsWith('.') || /[\\/\0:]/.test(part)) ? null : parts;
  } catch {
    return null;
  }
}

/** The file a request asks for, and `null` if there is none; symbolic links do not lead out of the folder. */
async function findFile(url, folders) {
  const parts = pathParts(url);
  if (!parts) return null;
  const [folder, rest] = folders.has(parts[0]) ? [folders.get(parts[0]), parts.slice(1)] : [folders.get(''), parts];
  try {
    const [top, path] = await Promise.all([realpath(folder), realpath(resolve(folder, ...rest))]);
    if (!inside(top, path)) return null;
    const found = await stat(path);
    if (found.isFile()) return { path, size: found.size };
    const index = join(path, 'index.html');
    return url.split(/[?#]/)[0].endsWith('/') ? { path: index, size: (await stat(index)).size } : null;
  } catch {
    return null;
  }
}

/** Where the page asks its questions, if it is told to. */
const ENDPOINT = '/api/sync';

/** The page with the address that it is to ask. */
async function pageWithEndpoint(path) {
  const page = await readFile(path, 'utf8');
  return Buffer.from(page.replace('</head>', `  <meta name="sync-endpoint" content="${ENDPOINT}" />\n  </head>`));
}

function answerPlainly(response, status, text, headers = {}) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`);
}

/**
 * @param {Map<string, string>} folders
 * @param {string} policy
 * @param {import('node:http').RequestListener} [questions] answers what the page asks
 * @returns {import('node:http').RequestListener}
 */
function listenerFor(folders, policy, questions) {
  return async (request, response) => {
    if (questions && request.url === ENDPOINT) return void questions(request, response);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'no-cache');
    response.setHeader('content-security-policy', policy);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answerPlainly(response, 405, 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    }
    // Browsers ask for it unasked; a missing one would stand in the console as an error.
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    const file = await findFile(request.url, folders);
    if (!file) return answerPlainly(response, 404, 'Not found.');
    const type = extname(file.path).toLowerCase();
    const page = questions && type === '.html' ? await pageWithEndpoint(file.path) : null;
    response.writeHead(200, {
      'content-type': TYPES[type] ?? 'application/octet-stream',
      'content-length': page?.length ?? file.size,
    });
    if (page) return response.end(request.method === 'HEAD' ? undefined : page);
    if (request.method === 'HEAD') return response.end();
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

/** Listens on the first free port from `port` on; 0 lets the system choose. */
async function listen(server, port, triesLeft = port === 0 ? 0 : 50) {
  try {
    await new Promise((done, failed) => {
      server.once('error', failed);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', failed);
        done(undefined);
      });
    });
  } catch (error) {
    if (error.code !== 'EADDRINUSE' || triesLeft === 0) throw error;
    await listen(server, port + 1, triesLeft - 1);
  }
}

/**
 * Starts the server.
 * @param {object} [options]
 * @param {number} [options.port] default 0: any free port
 * @param {string} [options.pages] folder served at `/`; default `examples/portal`
 * @param {string} [options.policy] the content policy of every answer
 * @param {import('node:http').RequestListener} [options.questions] answers the page's questions, which it then sends to
 *   `/api/sync` instead of answering them itself
 * @returns {Promise<{ url: string, close(): Promise<void> }>} the address, ending in `/`
 */
export async function startServer({
  port = 0,
  pages = join(root, 'examples', 'portal'),
  policy = CONTENT_POLICY,
  questions,
} = {}) {
  const folders = new Map([
    ['', pages],
    ['dist', join(root, 'dist')],
  ]);
  const server = createServer(listenerFor(folders, policy, questions));
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        server.closeAllConnections();
      }),
  };
}

/**
 * An invented tenant behind the package's own handler, as it was built. Everybody on this machine may ask.
 * @returns {Promise<import('node:http').RequestListener>}
 */
async function demoQuestions() {
  const dist = (entry) => import(pathToFileURL(join(root, 'dist', entry, 'index.js')).href);
  const [{ createSyncHandler, nodeListener }, { demoSource }] = await Promise.all([dist('server'), dist('sources')]);
  return nodeListener(createSyncHandler(demoSource(), { authorize: () => ({}) }));
}

/** What the command line says; throws what is wrong with it. */
function readArguments() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8080' }, 'through-server': { type: 'boolean', default: false } },
  });
  if (/^\d+$/.test(values.port) && Number(values.port) <= 65535) {
    return { port: Number(values.port), throughServer: values['through-server'] };
  }
  throw new RangeError(`--port must be a number from 0 to 65535, not "${values.port}".`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { port, throughServer } = readArguments();
    const { url } = await startServer({ port, ...(throughServer && { questions: await demoQuestions() }) });
    const how = throughServer ? ', which asks this server' : '';
    console.log(`\nThe portal demo page${how}: ${url}\n(Ctrl+C stops it)`);
  } catch (error) {
    // What Node says of an option goes on about positional arguments, of which there are none.
    const [what] = error.message.split(/\.(?:\s|$)/);
    console.error(`${what}. The server is started by: npm start -- --port 8080`);
    process.exitCode = 1;
  }
}
