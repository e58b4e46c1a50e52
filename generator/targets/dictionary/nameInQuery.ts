/** Spell a column's or table's name in a query, in double quotes only where it needs them. */
export function nameInQuery(name: string): string {
  return /^[a-z][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name}"`;
}

/** @see https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html#list-of-reserved-words-sql-select */
const reserved: ReadonlySet<string> = new Set(
  `alter and as between by case cast constraint create cross cube current_catalog current_date
  current_path current_schema current_time current_timestamp current_user deallocate delete describe
  distinct drop else end escape except execute exists extract false first for from full group
  grouping having if in inner insert intersect into is join json_array json_exists json_object
  json_query json_table json_value last left like listagg localtime localtimestamp natural normalize
  not null nullif on or order outer prepare recursive right rollup select skip table then trim true
  uescape union unnest using values when where with`.split(/\s+/),
);
