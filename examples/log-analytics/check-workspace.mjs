// Checks a workspace, and what this library relies on in the service.
//
//   node check-workspace.mjs <workspace id>                as whoever is signed in to Azure: az login, a managed identity, …
//   node check-workspace.mjs <workspace id> --token NAME   with the access token in the environment variable NAME
//   node check-workspace.mjs --demo                        Microsoft's public workspace: the service only, no sign-in
//
// --cloud government | china | <endpoint>: other than the public cloud.
import { parseArgs } from 'node:util';
import { checkAssumptions, checkTable } from './checks.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { token: { type: 'string' }, cloud: { type: 'string', default: 'public' }, demo: { type: 'boolean' } },
});
const HOSTS = new Map([
  ['public', 'https://api.loganalytics.io'],
  ['government', 'https://api.loganalytics.us'],
  ['china', 'https://api.loganalytics.azure.cn'],
]);
const host = HOSTS.get(values.cloud) ?? values.cloud;
const [workspaceId] = values.demo ? ['DEMO_WORKSPACE'] : positionals;
if (!workspaceId) {
  console.error('Say which workspace: node check-workspace.mjs <workspace id>, or --demo.');
  process.exit(2);
}

const headers = await headersOf();
let failures = 0;
if (!values.demo) for await (const check of checkTable(ask)) report(check);
for await (const check of checkAssumptions(ask)) report(check);
console.log(failures === 0 ? '\nAll as expected.' : `\n${failures} not as expected: please report these lines.`);
process.exitCode = failures === 0 ? 0 : 1;

/** @param {import('./checks.mjs').Check} check */
function report({ name, passed, said }) {
  if (passed === false) failures++;
  const mark = passed === null ? 'note' : passed ? 'ok  ' : 'FAIL';
  console.log(`${mark}  ${name}${said && (passed === false ? `\n      ${said}` : `: ${said}`)}`);
}

/** @returns {Promise<Record<string, string>>} */
async function headersOf() {
  if (values.demo) return { 'X-Api-Key': 'DEMO_KEY' };
  return { Authorization: `Bearer ${values.token ? process.env[values.token] : await ownToken()}` };
}

async function ownToken() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  const { token } = await new DefaultAzureCredential().getToken(`${host}/.default`);
  return token;
}

/**
 * @param {string} query
 * @returns {Promise<import('./checks.mjs').Answer>}
 */
async function ask(query) {
  const response = await fetch(`${host}/v1/workspaces/${workspaceId}/query`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const { tables, error } = text ? JSON.parse(text) : { tables: [{ columns: [], rows: [] }], error: null };
  if (error) throw new Error(`${response.status} ${innermost(error)}`);
  const [{ columns, rows }] = tables;
  return { columns: columns.map((/** @type {{ name: string }} */ { name }) => name), rows };
}

/**
 * @typedef {{ code?: string, message?: string, innererror?: ServiceError, details?: ServiceError[] }} ServiceError
 * @param {ServiceError} error
 * @returns {string}
 */
function innermost({ code, message, innererror, details }) {
  const inner = innererror ?? details?.[0];
  return inner ? innermost(inner) : `${code}: ${message}`;
}
