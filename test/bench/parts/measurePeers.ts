import { MissingEngine } from "../../engines/harness/MissingEngine.js";
import type { Figure } from "../figures/Figure.js";
import { ratioOf } from "../figures/ratioOf.js";
import { differences } from "../peers/differences.js";
import { duckdbPeer, type Peer, pythonPeer } from "../peers/peerCommands.js";
import { takeTurns } from "../process/takeTurns.js";
import { labels } from "../ways/labels.js";
import { parquetObject } from "../ways/parquetObject.js";
import { wayCommands } from "../ways/wayCommands.js";
import type { Part } from "./Part.js";

const against = labels.parquet;
const names = {
  duckdb: "DuckDB, one thread: JSON lines → Parquet",
  python: "Python: json + boto3's TypeDeserializer + pyarrow",
} as const;
const bars = { duckdb: { atLeast: 5 }, python: { atLeast: 15 } } as const;

/** Measure programs of another make that turn the same records into the same table. */
export const measurePeers: Part = async (workshop) => {
  const event = workshop.sampleEvent();
  const python = await pythonPeer(workshop);
  const peers = {
    duckdb: duckdbPeer(workshop, event),
    ...(!(python instanceof MissingEngine) && { python }),
  };
  const ours = await wayCommands(workshop, ["parquet"], workshop.event());
  const turns = await takeTurns<string>({ ...ours, ...peers }, workshop.rounds);
  const file = workshop.write("parquet.parquet", await parquetObject(event));
  const millis = (name: string) => turns[name]?.millis ?? [];
  const figures: Figure[] = [];
  for (const [name, peer] of Object.entries(peers) as ["duckdb" | "python", Peer][]) {
    await checkSame(name, peer.output, file);
    const ratio = ratioOf(millis(name), millis("parquet"));
    figures.push({ name: names[name], against, ...ratio, bar: bars[name] });
  }
  if (python instanceof MissingEngine)
    figures.push({ name: names.python, against, skipped: python.reason });
  return figures;
};

/** @throws Error where a peer has made another table, so that less or more was done */
async function checkSame(name: string, output: string, file: string): Promise<void> {
  const rows = await differences(file, output);
  if (rows > 0) throw new Error(`${name} has another table: ${rows} rows are in one file only`);
}
