import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ALL_COLUMNS, NEWER_COLUMNS, OLDER_COLUMNS, schemaOf } from './columns.js';
import { checkKql, queryOf } from './kusto.js';

const codes = (kql: string, columns = ALL_COLUMNS) =>
  checkKql(kql, schemaOf(columns)).diagnostics.map(({ code }) => code);

describe('checkKql', () => {
  it('gives the columns of a right query, with their types', () => {
    const kql = `AADProvisioningLogs
      | extend status = tostring(parse_json(ProvisioningStatusInfo).Status)
      | summarize Events = count(), Objects = dcount(Id) by bin(TimeGenerated, 1d), ProvisioningAction, status`;
    const { diagnostics, columns } = checkKql(kql);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      columns.map(({ name, type }) => `${name}:${type}`),
      ['TimeGenerated:datetime', 'ProvisioningAction:string', 'status:string', 'Events:long', 'Objects:long'],
    );
  });

  it('says what is wrong, and where', () => {
    const { diagnostics } = checkKql('AADProvisioningLogs\n| where ProvisionAction == "x"');
    assert.deepEqual(diagnostics, [
      {
        code: 'KS142',
        severity: 'Error',
        line: 2,
        column: 9,
        text: 'ProvisionAction',
        message: "The name 'ProvisionAction' does not refer to any known column, table, variable or function.",
        operator: 'where',
        isSyntax: false,
      },
    ]);
  });

  it('tells what is no KQL at all', () => {
    const { diagnostics } = checkKql('AADProvisioningLogs | summarise x');
    assert.deepEqual(
      diagnostics.filter(({ isSyntax }) => isSyntax).map(({ text }) => text),
      ['summarise', 'x'],
    );
  });

  it('finds the commonest mistakes', () => {
    assert.deepEqual(codes('AADProvisioningLogs | where ProvisioningStatusInfo.Status == "x"'), ['KS142']);
    assert.deepEqual(codes('AADProvisioningLogs | where TimeGenerated > "2026-01-01"'), ['KS106']);
    assert.deepEqual(codes('AADProvisioningLogs | where Id < "x"'), ['KS106']);
    assert.deepEqual(codes('Logs | count'), ['KS204']);
    assert.deepEqual(codes('AADProvisioningLogs | summarize count() by parse_json(SourceIdentity).Id'), ['KS116']);
  });

  it('knows workspaces with one generation of columns', () => {
    assert.deepEqual(codes('AADProvisioningLogs | project Action, StatusInfo', NEWER_COLUMNS), ['KS142', 'KS142']);
    assert.deepEqual(codes('AADProvisioningLogs | project ProvisioningAction', OLDER_COLUMNS), ['KS142']);
    assert.deepEqual(codes('AADProvisioningLogs | project x = column_ifexists("Action", "")', NEWER_COLUMNS), []);
  });

  it('reads a text once per schema', () => {
    const kql = 'AADProvisioningLogs | count';
    assert.equal(queryOf(kql), queryOf(kql));
    assert.notEqual(queryOf(kql), queryOf(kql, schemaOf(NEWER_COLUMNS)));
  });
});
