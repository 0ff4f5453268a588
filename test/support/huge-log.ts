import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/**
 * The events of one round: which action with which outcome, and how many attributes of the object its import step lists,
 * most of them empty. Lines have 2 to 10 kB.
 */
const ROUND: readonly [action: string, status: string, attributes: number][] = [
  ['Create', 'Success', 150], ['Update', 'Success', 20], ['Update', 'Success', 60], ['Update', 'Failure', 100],
  ['Create', 'Success', 130], ['Update', 'Success', 40], ['Other', 'Skipped', 10], ['Update', 'Success', 90],
  ['Delete', 'Success', 10], ['Create', 'Success', 170], ['Update', 'Success', 30], ['Disable', 'Success', 20],
  ['Create', 'Failure', 140], ['Update', 'Success', 50], ['Update', 'Success', 70], ['Other', 'Skipped', 10],
  ['Create', 'Success', 160], ['Update', 'Warning', 40], ['Delete', 'Success', 10], ['Update', 'Failure', 80],
  ['Create', 'Success', 120], ['Update', 'Success', 20], ['Disable', 'Skipped', 20], ['Update', 'Failure', 60],
]; // prettier-ignore

/** Events of one round, and how many of them have each outcome. */
export const ROUND_EVENTS = { all: 24, success: 16, failure: 4, skipped: 3, warning: 1 };
/** Objects that the events are about, in turn. */
export const OBJECTS = 50_000;

const START = Date.UTC(2026, 8, 1);
const STEP_MS = 5000;
const CYCLE_EVENTS = 480;
const TIME = '2000-00-00T00:00:00.0000000Z';
const DIGITS = 12;
/** Ends of ids, where the numbers of the event, its object and its cycle are written. */
const [EVENT, OBJECT, CYCLE] = ['eeeeeeeeeeee', 'oooooooooooo', 'cccccccccccc'];
const TENANT = '9f3c1e52-7a44-4b0e-8d15-2c6b8e0f4a11';
const BLOCK = 1 << 22;

interface Line {
  bytes: Buffer;
  times: number[];
  events: number[];
  objects: number[];
  cycles: number[];
}

/** The round's events as lines of a diagnostic setting, with places to write on. */
const LINES = ROUND.map(([action, status, attributes], index): Line => {
  const bytes = Buffer.from(`${JSON.stringify(streamedEvent(action, status, attributes, index))}\r\n`);
  const [times, events, objects, cycles] = [TIME, EVENT, OBJECT, CYCLE].map((text) => places(bytes, text));
  return { bytes, times: times!, events: events!, objects: objects!, cycles: cycles! };
});

function streamedEvent(action: string, status: string, attributes: number, index: number): object {
  const name = index % 12 === 5 ? `Zoë Müller ${OBJECT}` : `Sales person ${OBJECT}`;
  const upn = `person.${OBJECT}@contoso.com`;
  const [source, target] = [`7f1d2c3b-9a84-4e65-b0c7-${OBJECT}`, `2a9c7e10-5b3d-4f86-91ea-${OBJECT}`];
  const isFailure = status === 'Failure';
  const error = {
    errorCode: index % 2 ? 'DuplicateTargetEntries' : 'AttributeValidationFailed',
    reason: `More than one object in the target matches ${upn}.`,
    errorCategory: 'nonServiceFailure',
  };
  const step = (name: string, provisioningStepType: number, details: object, stepStatus = 0) => ({
    name: `Entry${name}`, provisioningStepType, status: stepStatus, description: `${name} of user '${upn}'`, details,
  }); // prettier-ignore
  return {
    time: TIME, resourceId: `/tenants/${TENANT}/providers/Microsoft.aadiam`, operationName: 'Provisioning activity',
    operationVersion: '1.0', category: 'ProvisioningLogs', tenantId: TENANT, resultType: status,
    resultSignature: isFailure ? error.errorCode : 'None', durationMs: '1874', correlationId: `a1f6d803-7c2e-4b95-80d4-${EVENT}`,
    identity: 'Azure AD Provisioning Service', Level: 4,
    properties: {
      Id: `c8417e5a-0d26-4f93-b1a8-${EVENT}`, ChangeId: `a1f6d803-7c2e-4b95-80d4-${EVENT}`, CycleId: `f7b3d0c1-28e4-49a6-b5f9-${CYCLE}`,
      JobId: `AD2AADProvisioning.${TENANT.replaceAll('-', '')}.b7e0c9d4-1f62-4a38-8e57-3d9a6b2c5f08`,
      Action: action, ProvisioningAction: action.toLowerCase(), activityDateTime: TIME, durationInMilliseconds: 1874,
      InitiatedBy: { Type: 'system', Id: '', Name: 'Azure AD Provisioning Service' },
      ServicePrincipal: { Id: '6d2f4b18-93c7-4e5a-a1d0-7b3e9c8f2140', Name: 'corp.contoso.com' },
      SourceSystem: { Id: '3c9a5e71-0b84-4d26-9f13-a8e7c6d5b402', Name: 'Active Directory', details: {} },
      TargetSystem: { Id: 'b8d1f4a6-2e73-4c09-a5e8-6f7d0c9b3a21', Name: 'Microsoft Entra ID', details: {} },
      SourceIdentity: { identityType: 'user', Id: source, Name: name, details: { DistinguishedName: `CN=${OBJECT},OU=Sales,DC=corp,DC=contoso,DC=com` } },
      TargetIdentity: { identityType: 'User', Id: target, Name: name, details: { UserPrincipalName: upn } },
      ProvisioningStatusInfo: { Status: status.toLowerCase(), errorInformation: isFailure ? error : null },
      ProvisioningSteps: [
        step('ImportUpdate', 0, attributesOf(attributes, upn)),
        step('SynchronizationScoping', 1, { 'Active in the source system': 'True', 'Scoping filter evaluation passed': 'True' }),
        step('ExportUpdate', 5, { ReportableIdentifier: upn }, isFailure ? 1 : 0),
      ],
      ModifiedProperties: [{ displayName: 'Department', oldValue: 'Sales', newValue: `Sales "${OBJECT}"` }],
    },
  }; // prettier-ignore
}

function attributesOf(count: number, upn: string): Record<string, string> {
  const entries = Array.from({ length: count }, (_, number): [string, string] => [
    `msDS-cloudExtensionAttribute-${number}`,
    number % 5 === 0 ? `${upn} ${number}` : '',
  ]);
  return Object.fromEntries([['objectGUID', `7f1d2c3b-9a84-4e65-b0c7-${OBJECT}`], ...entries]);
}

function places(bytes: Buffer, text: string): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) found.push(at);
  return found;
}

/** The bytes of so many rounds, in blocks of 4 MB. Each block is a new one. */
function* blocks(rounds: number): Generator<Buffer> {
  let block = Buffer.allocUnsafe(BLOCK);
  let at = 0;
  for (let number = 0; number < rounds * LINES.length; number += 1) {
    const line = LINES[number % LINES.length] as Line;
    if (at + line.bytes.length > BLOCK) {
      yield block.subarray(0, at);
      block = Buffer.allocUnsafe(BLOCK);
      at = 0;
    }
    line.bytes.copy(block, at);
    writeAt(block, at, line.times, `${new Date(START + number * STEP_MS).toISOString().slice(0, 23)}0000Z`);
    writeAt(block, at, line.events, digits(number));
    writeAt(block, at, line.objects, digits(number % OBJECTS));
    writeAt(block, at, line.cycles, digits(Math.floor(number / CYCLE_EVENTS)));
    at += line.bytes.length;
  }
  yield block.subarray(0, at);
}

const digits = (number: number): string => String(number).padStart(DIGITS, '0');

function writeAt(block: Buffer, start: number, places: readonly number[], text: string): void {
  for (const place of places) block.write(text, start + place, 'latin1');
}

/**
 * Writes a month or less of a big tenant as lines of a diagnostic setting, five seconds apart, 24 events a round. With
 * `members` as gzip of so many members, at the fastest level.
 */
export async function writeHugeLog(path: string, rounds: number, { members = 0 } = {}): Promise<void> {
  if (members === 0) return pipeline(Readable.from(blocks(rounds)), createWriteStream(path));
  const all = blocks(rounds);
  const bytes = rounds * LINES.reduce((sum, line) => sum + line.bytes.length, 0);
  for (let member = 0; member < members; member += 1) {
    const share = member === members - 1 ? Infinity : bytes / members;
    const file = createWriteStream(path, { flags: member === 0 ? 'w' : 'a' });
    await pipeline(Readable.from(upTo(all, share)), createGzip({ level: 1 }), file);
  }
}

/** Blocks until there are so many bytes; the rest stays. */
function* upTo(all: Iterator<Buffer>, bytes: number): Generator<Buffer> {
  for (let taken = 0; taken < bytes;) {
    const next = all.next();
    if (next.done) return;
    taken += next.value.length;
    yield next.value;
  }
}
