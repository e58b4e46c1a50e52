import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";
import { MissingEngine } from "../../engines/harness/MissingEngine.js";
import { installPython } from "../../engines/harness/python/installPython.js";
import type { WorkerCommand } from "../process/Worker.js";
import { bestCompression } from "../ways/deliveryWay.js";
import type { Workshop } from "../workshop/Workshop.js";

/** A program of another make that turns the event's records into the same table. */
export interface Peer extends WorkerCommand {
  /** The Parquet file that it writes. */
  readonly output: string;
}

/** Give DuckDB's command; it reads the decoded records from a file of JSON lines. */
export function duckdbPeer(workshop: Workshop, event: KinesisStreamEvent): Peer {
  const lines = event.Records.map((record) => `${JSON.stringify(changeOf(record))}\n`);
  const input = workshop.write("changes.jsonl", lines.join(""));
  const output = join(workshop.folder, "duckdb.parquet");
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const args = ["--import", tsx, beside("duckdb.ts"), input, output, bestCompression];
  return { command: process.execPath, args, output };
}

/** Give Python's command, which reads the event; or say what is missing. */
export async function pythonPeer(workshop: Workshop): Promise<Peer | MissingEngine> {
  const output = join(workshop.folder, "python.parquet");
  try {
    const command = await installPython();
    return {
      command,
      args: [beside("convert.py"), workshop.event(), output, bestCompression],
      output,
    };
  } catch (error) {
    if (error instanceof MissingEngine) return error;
    throw error;
  }
}

function changeOf({ eventID, kinesis }: KinesisStreamRecord): object {
  return {
    shardId: eventID.slice(0, eventID.indexOf(":")),
    sequenceNumber: kinesis.sequenceNumber,
    arrivedAt: Math.round(kinesis.approximateArrivalTimestamp * 1000),
    ...JSON.parse(Buffer.from(kinesis.data, "base64").toString()),
  };
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
