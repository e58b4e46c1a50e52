/** What the demo asks of the delivered tables. */
export interface DemoQuery {
  readonly title: string;
  readonly sql: string;
}

/** The queries, in the order in which they are shown; a view or table that is named is there. */
export const demoQueries: readonly DemoQuery[] = [
  {
    title: "Demand by status, from the newest state of each",
    sql: `SELECT status, count(*) AS demands, sum(quantity) AS tickets,
  max(settled_amount) AS largest_settlement
FROM demand_record_latest
GROUP BY status
ORDER BY demands DESC, status`,
  },
  {
    title: "The newest state of three demands that changed often",
    sql: `SELECT reference, status, price_min, settled_amount, revision, change_time
FROM demand_record_latest
ORDER BY revision DESC, id
LIMIT 3`,
  },
  {
    title: "Changes by kind",
    sql: `SELECT change_type, count(*) AS changes,
  count_if(json_extract_string(change_user_identity, '$.type') = 'Service') AS by_time_to_live
FROM demand_record_changes
GROUP BY change_type
ORDER BY change_type`,
  },
  {
    title: "Rescued values: what no column could say is not lost",
    sql: `SELECT id, change_misfits, change_rescued_data
FROM demand_record_latest
WHERE change_rescued_data IS NOT NULL
ORDER BY len(change_misfits) DESC NULLS LAST, change_time_micros
LIMIT 4`,
  },
  {
    title: "Quarantine: what is no change of the table, with its bytes",
    sql: `SELECT reason, count(*) AS records
FROM quarantine
GROUP BY reason
ORDER BY reason`,
  },
];
