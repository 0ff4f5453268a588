import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { contractRecords } from '../../../src/testing/contract-fixture.js';
import { rowsOfAnswer } from '../../emulator/table-rows.js';
import { downloadOf } from './csv-download.js';

const folder = new URL('../../fixtures/contract/', import.meta.url);
const committed = (name: string) => new File([readFileSync(new URL(name, folder))], name);

/** The rows of the committed answer, as a diagnostic setting streams them: an envelope, and the columns as objects in it. */
const streamed: readonly string[] = rowsOfAnswer(
  JSON.parse(readFileSync(new URL('log-analytics.json', folder), 'utf8')),
).map((row) => {
  const { AADTenantId, TimeGenerated, OperationName, OperationVersion, Category, ResultType, ResultSignature, ResultDescription, DurationMs, CorrelationId, TenantId: _workspace, Type: _table, ...columns } = row; // prettier-ignore
  return JSON.stringify({
    time: TimeGenerated, resourceId: `/tenants/${String(AADTenantId)}/providers/Microsoft.aadiam`,
    operationName: OperationName, operationVersion: OperationVersion, category: Category, tenantId: AADTenantId,
    resultType: ResultType, resultSignature: ResultSignature, resultDescription: ResultDescription,
    durationMs: String(DurationMs), correlationId: CorrelationId, Level: 4,
    properties: {
      ...Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, asObject(value)])),
      activityDateTime: TimeGenerated,
      durationInMilliseconds: DurationMs,
    },
  }); // prettier-ignore
});

function asObject(value: unknown): unknown {
  return typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
}

const linesOf = (lineBreak: string) => new File([streamed.map((line) => line + lineBreak).join('')], 'stream.json');

/** A container of a storage account as it is saved: a folder for each hour, with one file in it. */
function blobsByHour(): File[] {
  const hours = new Map<string, string[]>();
  for (const line of streamed) {
    const { time } = JSON.parse(line) as { time: string };
    const [year, month, day, hour] = time.split(/[-T:]/);
    const path = `insights-logs-provisioninglogs/tenantId=9f3c/y=${year}/m=${month}/d=${day}/h=${hour}/m=00/PT1H.json`;
    hours.set(path, [...(hours.get(path) ?? []), line]);
  }
  return [...hours].map(([path, lines]) => inFolder(new File([lines.join('\n')], 'PT1H.json'), path));
}

function inFolder(file: File, path: string): File {
  return Object.defineProperty(file, 'webkitRelativePath', { value: path });
}

/** The one data set as each kind of file that holds it, by name. */
export const INPUT_KINDS: ReadonlyMap<string, readonly File[]> = new Map([
  ['Log Analytics JSON', [committed('log-analytics.json')]],
  ['Graph JSON', [committed('graph.json')]],
  ['the portal’s JSON', [committed('portal.json')]],
  ['diagnostic-stream lines', [linesOf('\n')]],
  ['diagnostic-stream lines with CRLF', [linesOf('\r\n')]],
  ['a list of diagnostic-stream records', [new File([`{"records":[${streamed.join(',')}]}`], 'hub.json')]],
  ['PT1H.json blobs in a folder', blobsByHour()],
  ['the portal’s three CSV files', downloadOf(contractRecords)],
]);

type Packing = (bytes: Uint8Array) => BlobPart[];

const zipped = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));
const inUtf16 = (bytes: Uint8Array, mark: string): Buffer<ArrayBuffer> =>
  Buffer.from(mark + Buffer.from(bytes).toString('utf8'), 'utf16le');

/** Members of about a tenth of the text, cut wherever that falls. */
function members(bytes: Uint8Array): BlobPart[] {
  const length = Math.ceil(bytes.length / 10);
  return Array.from({ length: 10 }, (_, index) => zipped(bytes.subarray(index * length, (index + 1) * length)));
}

/** How the bytes of a file may be written, by name. */
export const PACKINGS: ReadonlyMap<string, Packing> = new Map<string, Packing>([
  ['as it is', (bytes) => [new Uint8Array(bytes)]],
  ['with the mark of UTF-8', (bytes) => ['\ufeff', new Uint8Array(bytes)]],
  ['in UTF-16', (bytes) => [inUtf16(bytes, '\ufeff')]],
  ['in UTF-16 without a mark', (bytes) => [inUtf16(bytes, '')]],
  ['in UTF-16, high bytes first', (bytes) => [inUtf16(bytes, '\ufeff').swap16()]],
  ['in gzip of one member', (bytes) => [zipped(bytes)]],
  ['in gzip of many members', members],
  ['in UTF-16 in gzip', (bytes) => [zipped(inUtf16(bytes, '\ufeff'))]],
]);

/** The files written anew, their names and paths kept. */
export function packed(files: readonly File[], packing: Packing): Promise<File[]> {
  return Promise.all(
    files.map(async (file) => {
      const again = new File(packing(new Uint8Array(await file.arrayBuffer())), file.name, { lastModified: 1 });
      return inFolder(again, file.webkitRelativePath);
    }),
  );
}
