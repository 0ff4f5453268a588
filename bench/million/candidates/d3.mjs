import { descending, rollup } from 'd3';
import { run } from '../page.mjs';

const load = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

function ask(records, { job, from, to }) {
  const rows = job ? records.filter((row) => row.jobId === job && row.time >= from && row.time < to) : records;
  const perDay = (key) => {
    const counts = rollup(rows, (group) => group.length, (row) => row.time.slice(0, 10), (row) => row[key]); // prettier-ignore
    return [...counts].flatMap(([day, values]) => [...values].map(([value, events]) => [day, value, events]));
  };
  const distinct = rollup(
    rows,
    (group) => new Set(group.map((row) => row.source.id)).size,
    (row) => row.status,
  );
  const failed = rows.filter((row) => row.status === 'failure');
  const latest = failed.sort((one, other) => descending(one.time, other.time) || descending(one.id, other.id));
  return {
    actions: perDay('action'),
    statuses: perDay('status'),
    objects: [...distinct],
    latest: latest.slice(0, 100).map((row) => row.id),
  };
}

run({ load, ask });
