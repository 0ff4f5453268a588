import { answerQuestion, prepareStore } from '../../../dist/model/index.js';
import { readLeanRecord } from '../../../dist/model/reading/read-record.js';
import { RecordTable } from '../../../dist/model/table/record-table.js';
import { NOW } from '../data.mjs';
import { run } from '../page.mjs';

function load(text) {
  const table = new RecordTable();
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const read = readLeanRecord(JSON.parse(text.slice(start, end)), { file: 'events', index: table.size });
    table.add(read.record, { part: 0, start, length: end - start });
    start = end + 1;
  }
  return prepareStore({ table, size: table.size });
}

function ask(store, { job, from, to }) {
  const filter = { direction: 'all', ...(job && { job: [job], range: { from, to } }) };
  const groupings = [{ by: ['action'], bin: 'day' }, { by: ['status'], bin: 'day' }, { by: ['status'] }];
  const { value } = answerQuestion(store, { kind: 'summary', filter, zone: 'UTC', groupings }, { now: NOW });
  const [actions, statuses, objects] = value.tables;
  const failed = { kind: 'records', filter: { ...filter, status: ['failure'] }, page: { limit: 100 } };
  const cells = ({ rows }) => rows.map(({ key, bin, events }) => [bin.slice(0, 10), key[0], events]);
  return {
    actions: cells(actions),
    statuses: cells(statuses),
    objects: objects.rows.map(({ key, objects: count }) => [key[0], count]),
    latest: answerQuestion(store, failed, { now: NOW }).value.rows.map(({ id }) => id),
  };
}

run({ load, ask });
