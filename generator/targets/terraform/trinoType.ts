/**
 * Spell a Glue type as Trino does, for the column list of a view in Presto-view form.
 *
 * @see https://trino.io/docs/current/connector/hive.html#type-mapping
 */
export function trinoType(hive: string): string {
  const open = hive.indexOf("<");
  if (open < 0) return scalars[hive] ?? hive;
  const name = hive.slice(0, open);
  const parts = splitTop(hive.slice(open + 1, -1));
  return name === "struct"
    ? `row(${parts.map(trinoMember).join(",")})`
    : `${name}(${parts.map(trinoType).join(",")})`;
}

const scalars: Readonly<Record<string, string>> = {
  int: "integer",
  float: "real",
  string: "varchar",
  binary: "varbinary",
  timestamp: "timestamp(3)",
};

function trinoMember(member: string): string {
  const colon = member.indexOf(":");
  return `"${member.slice(0, colon)}" ${trinoType(member.slice(colon + 1))}`;
}

/** Split at the commas that no bracket encloses. */
function splitTop(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, character] of [...list].entries()) {
    if ("<(".includes(character)) depth++;
    if (">)".includes(character)) depth--;
    if (character !== "," || depth > 0) continue;
    parts.push(list.slice(start, at));
    start = at + 1;
  }
  return [...parts, list.slice(start)];
}
