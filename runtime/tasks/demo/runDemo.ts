import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { Log } from "../../logger.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { ArchiveDatabase } from "../console/ArchiveDatabase.js";
import { type DeliverSummary, deliveryTo, summarize } from "../deliver/deliverFiles.js";
import { Progress } from "../Progress.js";
import { demoRecords } from "./demoRecords.js";
import { type Answer, printAnswer } from "./printAnswer.js";
import { putRecords, type StreamRecord } from "./putRecords.js";
import { demoQueries } from "./queries.js";
import { readStream } from "./readStream.js";
import { startKinesis } from "./startKinesis.js";

export interface DemoOptions {
  /** Changes to make. */
  readonly count: number;
  /** The folder that takes the objects; emptied first. */
  readonly out: string;
  readonly json?: true;
}

const stream = "demand";
const shards = 2;
const batchSize = 1000;

/** Run the demo: put changes onto a stream, deliver what comes from it, and query the tables. */
export async function runDemo({ count, out, json }: DemoOptions): Promise<void> {
  // The SDK's note that next year's versions need a newer Node is no part of the demo.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  rmSync(out, { recursive: true, force: true });
  const summary = await streamThrough(demoRecords(count), out);
  const answers = await ask(out);
  if (json) print(JSON.stringify({ ...summary, out: resolve(out), queries: answers }));
  else tell(summary, answers, out);
  if (summary.failed > 0) process.exitCode = 1;
}

/** Put records onto a stream of a real Kinesis server, and hand what it gives to the handler. */
async function streamThrough(
  records: readonly StreamRecord[],
  out: string,
): Promise<DeliverSummary> {
  const progress = new Progress();
  const deliver = deliveryTo({ out, format: "both", env: "local" }, demandRecordTypes, silentLog);
  const deliveries = [];
  progress.start("starting Kinesis", 1);
  const kinesis = await startKinesis(stream, shards);
  try {
    progress.start("putting changes onto the stream", records.length);
    await putRecords(kinesis.client, stream, records, (count) => progress.advance(count));
    progress.start("delivering", records.length);
    for await (const batch of readStream(kinesis.client, stream, batchSize)) {
      deliveries.push(await deliver(batch, invocation));
      progress.advance(batch.Records.length);
    }
  } finally {
    progress.stop();
    await kinesis.stop();
  }
  return summarize(deliveries);
}

/** What goes to quarantine is the last query's to show. */
const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Lambda's context: an hour is ample. */
const invocation = { awsRequestId: "demo", getRemainingTimeInMillis: () => 3_600_000 };

async function ask(out: string): Promise<Answer[]> {
  const database = await ArchiveDatabase.open(out, demandRecordTypes);
  const answers: Answer[] = [];
  for (const query of demoQueries) answers.push({ ...query, ...(await database.query(query.sql)) });
  database.close();
  return answers;
}

function tell(summary: DeliverSummary, answers: readonly Answer[], out: string): void {
  for (const answer of answers) print(printAnswer(answer));
  print(`The objects lie in ${out}; generated/dictionary/index.html explains the columns.`);
  const { received, delivered, quarantined, failed } = summary;
  print(
    `received ${received}, delivered ${delivered}, quarantined ${quarantined}, failed ${failed}`,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
