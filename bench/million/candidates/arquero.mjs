import { desc, escape, op, table } from 'arquero';
import { run } from '../page.mjs';

function load(text) {
  const columns = { id: [], time: [], day: [], action: [], status: [], jobId: [], object: [] };
  for (const line of text.trimEnd().split('\n')) {
    const { id, time, action, status, jobId, source } = JSON.parse(line);
    columns.id.push(id);
    columns.time.push(time);
    columns.day.push(time.slice(0, 10));
    columns.action.push(action);
    columns.status.push(status);
    columns.jobId.push(jobId);
    columns.object.push(source.id);
  }
  return table(columns);
}

function ask(all, { job, from, to }) {
  const rows = job ? all.filter(escape((row) => row.jobId === job && row.time >= from && row.time < to)) : all;
  const perDay = (key) => rows.groupby('day', key).count().objects().map((row) => [row.day, row[key], row.count]); // prettier-ignore
  const objects = rows
    .groupby('status')
    .rollup({ count: op.distinct('object') })
    .objects();
  const failed = rows.filter(escape((row) => row.status === 'failure')).orderby(desc('time'), desc('id'));
  return {
    actions: perDay('action'),
    statuses: perDay('status'),
    objects: objects.map(({ status, count }) => [status, count]),
    latest: [...failed.slice(0, 100).array('id')],
  };
}

run({ load, ask });
