/** DuckDB with one thread, as a process that answers visits: `duckdb.ts <input> <output> <codec>`. */
import { readFileSync, statSync } from "node:fs";
import { withDuckDB } from "../../support/duckdb.js";
import { answerVisits } from "../process/answerVisits.js";

const [input = "", output = "", compression = ""] = process.argv.slice(2);
const values: Readonly<Record<string, string>> = {
  input,
  output,
  image: text("duckdbImage.sql"),
  compression,
  level: compression === "zstd" ? ", COMPRESSION_LEVEL 1" : "",
};
const sql = text("duckdb.sql").replace(/\$\{(\w+)\}/g, (_, name) => values[name] ?? "");

await withDuckDB((connection) =>
  answerVisits(async () => {
    await connection.run(sql);
    return statSync(output).size;
  }),
);

function text(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}
