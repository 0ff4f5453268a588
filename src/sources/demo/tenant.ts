import { COMPANIES, DEPARTMENTS, GROUP_KINDS, NAME_LISTS, TITLES } from './names.js';
import type { SeededRandom } from './random.js';

/** One AD domain: a cloud sync configuration with its own service principal and jobs. */
export interface DemoDomain {
  name: string;
  /** Suffix of user principal names. */
  suffix: string;
  principalId: string;
  provisioningJob: string;
  passwordJob: string;
  /** The job that writes Entra groups to this AD; only the first domain has one. */
  groupJob: string | null;
  applicationId: string;
}

/** A user, group or contact; what changes over time is kept here, so that old values of a change are true. */
export interface DemoObject {
  kind: 'user' | 'group' | 'contact';
  domain: DemoDomain;
  sourceId: string;
  targetId: string;
  name: string;
  /** User principal name of a user; else the name. */
  identifier: string;
  login: string;
  department: string;
  title: string;
  phone: string;
  addresses: string[];
  members: string[];
  /** Whether it exists in Entra yet. */
  created: boolean;
}

export interface DemoTenant {
  id: string;
  domains: readonly DemoDomain[];
  adSystemId: string;
  entraSystemId: string;
  objects: DemoObject[];
  /** Draws one more object of the kind; logins stay unique. */
  hire(kind: DemoObject['kind']): DemoObject;
}

/** A tenant of two AD domains with so many users, groups and contacts. */
export function makeTenant(random: SeededRandom, size: number): DemoTenant {
  const id = random.guid();
  const domains = [
    makeDomain(random, id, 'corp.contoso.com', 'contoso.com', true),
    makeDomain(random, id, 'emea.contoso.com', 'emea.contoso.com', false),
  ];
  const logins = new Map<string, number>();
  const hire = (kind: DemoObject['kind']): DemoObject => {
    const domain = random.chance(0.7) ? domains[0] : domains[1];
    return makeObject(random, kind, domain ?? random.pick(domains), logins);
  };
  const kindOf = (index: number): DemoObject['kind'] =>
    index % 20 < 16 ? 'user' : index % 20 < 19 ? 'group' : 'contact';
  const objects = Array.from({ length: size }, (_, index) => hire(kindOf(index)));
  return { id, domains, adSystemId: random.guid(), entraSystemId: random.guid(), objects, hire };
}

function makeDomain(
  random: SeededRandom,
  tenantId: string,
  name: string,
  suffix: string,
  writesGroups: boolean,
): DemoDomain {
  const job = (template: string): string => `${template}.${tenantId.replaceAll('-', '')}.${random.guid()}`;
  return {
    name,
    suffix,
    principalId: random.guid(),
    applicationId: random.guid(),
    provisioningJob: job('AD2AADProvisioning'),
    passwordJob: job('AD2AADPasswordHash'),
    groupJob: writesGroups ? job('AAD2ADGroupProvisioning') : null,
  };
}

function makeObject(
  random: SeededRandom,
  kind: DemoObject['kind'],
  domain: DemoDomain,
  logins: Map<string, number>,
): DemoObject {
  const department = random.pick(DEPARTMENTS);
  const { name, login } = kind === 'user' ? drawPerson(random) : drawThing(random, kind, department);
  const unique = uniqueLogin(login, logins);
  const identifier = kind === 'user' ? `${unique}@${domain.suffix}` : name;
  return {
    kind,
    domain,
    sourceId: random.guid(),
    targetId: random.guid(),
    name,
    identifier,
    login: unique,
    department,
    title: random.pick(TITLES),
    phone: `+49 30 5550 ${random.between(1000, 9999)}`,
    addresses: [`SMTP:${unique}@${domain.suffix}`],
    members: [],
    created: false,
  };
}

function drawPerson(random: SeededRandom): { name: string; login: string } {
  const total = NAME_LISTS.reduce((sum, list) => sum + list.weight, 0);
  let left = random.next() * total;
  const list = NAME_LISTS.find((candidate) => (left -= candidate.weight) < 0) ?? random.pick(NAME_LISTS);
  const [given, givenLogin] = random.pick(list.given);
  const [family, familyLogin] = random.pick(list.family);
  return { name: list.familyFirst ? `${family}${given}` : `${given} ${family}`, login: `${givenLogin}.${familyLogin}` };
}

function drawThing(
  random: SeededRandom,
  kind: 'group' | 'contact',
  department: string,
): { name: string; login: string } {
  if (kind === 'contact')
    return { name: `${random.pick(COMPANIES)} – ${random.pick(['Support', 'Supplier', 'Press'])}`, login: 'contact' };
  return { name: `${department} ${random.pick(GROUP_KINDS)}`, login: 'group' };
}

function uniqueLogin(login: string, taken: Map<string, number>): string {
  const number = (taken.get(login) ?? 0) + 1;
  taken.set(login, number);
  return number === 1 ? login : `${login}${number}`;
}
