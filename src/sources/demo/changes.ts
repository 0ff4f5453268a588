import type { GraphChange } from './graph-record.js';
import { DEPARTMENTS, TITLES } from './names.js';
import type { SeededRandom } from './random.js';
import type { DemoObject } from './tenant.js';

/** What a new object brings along. */
export function firstValues(object: DemoObject): GraphChange[] {
  const values: [string, string][] = [['DisplayName', object.name]];
  if (object.kind === 'user') {
    values.push(
      ['UserPrincipalName', object.identifier],
      ['AccountEnabled', 'True'],
      ['OnPremisesSamAccountName', object.login.slice(0, 20)],
      ['Department', object.department],
    );
  }
  return values.map(([displayName, newValue]) => ({ displayName, oldValue: null, newValue }));
}

/** Draws one or two changed properties and changes the object accordingly. */
export function drawChanges(random: SeededRandom, object: DemoObject, others: readonly DemoObject[]): GraphChange[] {
  if (object.kind === 'group') return [changeMembers(random, object, others)];
  if (object.kind === 'contact') return [changePhone(random, object, 'TelephoneNumber')];
  switch (random.below(5)) {
    case 0:
      return [changeAddresses(random, object)];
    case 1:
      return [changePhone(random, object, 'Mobile')];
    case 2:
      return [changeTitle(random, object), changePhone(random, object, 'TelephoneNumber')];
    case 3: {
      const oldValue = object.department;
      object.department = random.pick(DEPARTMENTS);
      return [{ displayName: 'Department', oldValue, newValue: object.department }, changeTitle(random, object)];
    }
    default:
      return [{ displayName: 'Manager', oldValue: random.pick(others).name, newValue: random.pick(others).name }];
  }
}

function changeTitle(random: SeededRandom, object: DemoObject): GraphChange {
  const oldValue = object.title;
  object.title = random.pick(TITLES);
  return { displayName: 'JobTitle', oldValue, newValue: object.title };
}

function changePhone(random: SeededRandom, object: DemoObject, displayName: string): GraphChange {
  const oldValue = object.phone;
  object.phone = `+49 30 5550 ${random.between(1000, 9999)}`;
  return { displayName, oldValue, newValue: object.phone };
}

function changeAddresses(random: SeededRandom, object: DemoObject): GraphChange {
  const oldValue = severalValues(object.addresses);
  const [primary = ''] = object.addresses;
  const added = `smtp:${object.login}.${random.between(10, 99)}@${object.domain.suffix}`;
  object.addresses = object.addresses.length > 3 ? [primary, added] : [...object.addresses, added];
  return { displayName: 'ProxyAddresses', oldValue, newValue: severalValues(object.addresses) };
}

function changeMembers(random: SeededRandom, object: DemoObject, others: readonly DemoObject[]): GraphChange {
  const oldValue = object.members.length === 0 ? null : severalValues(object.members);
  const added = random.pick(others).identifier;
  object.members = object.members.length > 3 ? [...object.members.slice(1), added] : [...object.members, added];
  return { displayName: 'Member', oldValue, newValue: severalValues(object.members) };
}

/** The service writes several values as one text with their number behind. */
function severalValues(values: readonly string[]): string {
  return values.length > 1 ? `${values.join(', ')} (${values.length})` : (values[0] ?? '');
}
