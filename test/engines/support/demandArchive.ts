import { sharedTrino } from "../harness/sharedTrino.js";
import type { QueryResult } from "../harness/trino/Trino.js";
import { deliverStream } from "./deliverStream.js";
import { type DemandStream, demandStream } from "./demandStream.js";
import { type Archive, deployTables } from "./deployTables.js";

/** The changes, as many as they are, of every test on the demand's archive. */
export const demand: DemandStream = demandStream(2000);

/** Deploy the generated tables of the demand record under a name of one's own, and fill them. */
export async function demandArchive(name: string) {
  const { moto, trino } = await sharedTrino();
  const archive: Archive = {
    bucket: name.replaceAll("_", "-"),
    prefix: "changes",
    database: name,
    projectionStart: "2024-04-01",
    projectionEnd: "2024-05-31",
  };
  await deployTables(moto, archive, "generated/terraform");
  await deliverStream(demand.stream, moto, archive);
  const query = (sql: string): Promise<QueryResult> => trino.query(sql, { schema: name });
  return { archive, moto, trino, query };
}
