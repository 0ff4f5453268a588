// Serves the pages of all candidates from memory, to this machine only.
import { createServer } from 'node:http';

const WIDTH = 720;

const html = ({ name, styles }, data, charts) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${name}</title>
  <link rel="icon" href="data:," />
  <style>
    body { margin: 16px; font: 14px sans-serif; }
    .host { width: ${WIDTH}px; }
    ${styles}
  </style>
  ${'<div class="host"></div>'.repeat(charts)}
  <script>globalThis.benchData = ${JSON.stringify(data)};</script>
  <script type="module" src="page.js"></script>
</html>`;

/**
 * `/<candidate>/<number of charts>/` is a page. Answers with the origin and how to stop.
 * @param {import('./candidates.mjs').Candidate[]} candidates
 */
export async function servePages(candidates, data) {
  const found = new Map(candidates.map((candidate) => [candidate.name, candidate]));
  const server = createServer((request, response) => {
    const [name, charts, file] = request.url.split('/').slice(1);
    const candidate = found.get(name);
    const script = candidate?.scripts.get(file);
    if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
    } else if (candidate && file === '') {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(html(candidate, data, Number(charts)));
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
