import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { arrivedRecords, eventOf } from "../../../test/support/orderChanges.js";
import { changeBytes } from "../../demand/sample/WireChange.js";
import { sampleChanges } from "../../demand/sampleChanges.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { UserError } from "../UserError.js";
import { type DeliverOptions, deliverFiles } from "./deliverFiles.js";

const test = suite<{ folder: string; options: DeliverOptions }>("deliverFiles");

const start = new Date("2024-05-01T09:00:00Z");
const data = sampleChanges({ count: 20, seed: 5, start }).map(({ change }) => {
  return Buffer.from(changeBytes(change)).toString("base64");
});

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "deliver-files-"));
  const event = [join(context.folder, "a.json")];
  writeFileSync(event[0] ?? "", JSON.stringify(eventOf(arrivedRecords(data))));
  context.options = { event, out: join(context.folder, "out"), env: "local" };
});

test.after.each(({ folder }) => {
  rmSync(folder, { recursive: true });
});

for (const format of ["parquet", "avro", "both"] as const) {
  test(`the format ${format} decides what is written`, async ({ options }) => {
    await deliverFiles({ ...options, format }, demandRecordTypes);
    const written = readdirSync(join(options.out, "demand_record")).sort();
    assert.equal(written, format === "both" ? ["avro", "parquet"] : [format]);
  });
}

test("without a format the environment decides", async ({ options }) => {
  const { objects } = await deliverFiles(options, demandRecordTypes);
  assert.equal(
    objects.map((key) => key.split("/")[1]),
    ["parquet", "avro"],
  );
});

test("delivering again tells the same and writes nothing", async ({ options }) => {
  const first = await deliverFiles(options, demandRecordTypes);
  const files = readdirSync(options.out, { recursive: true });
  assert.equal(await deliverFiles(options, demandRecordTypes), first);
  assert.equal(readdirSync(options.out, { recursive: true }), files);
});

test("a table that the environment does not name is quarantined", async ({ folder, options }) => {
  const json = Buffer.from(data[0] ?? "", "base64").toString();
  const other = Buffer.from(json.replace('"demand"', '"other"')).toString("base64");
  const file = join(folder, "b.json");
  writeFileSync(file, JSON.stringify(eventOf(arrivedRecords([other]))));
  const summary = await deliverFiles({ ...options, event: [file] }, demandRecordTypes);
  assert.is(summary.quarantined, 1);
  assert.is(summary.received, 1);
});

test("one file that is missing or no event keeps all from being delivered", async ({
  folder,
  options,
}) => {
  const file = join(folder, "b.json");
  const problem = async () => {
    try {
      await deliverFiles({ ...options, event: [...options.event, file] }, demandRecordTypes);
      return "none";
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message;
    }
  };
  assert.is(await problem(), `${file} - error file: there is no such file`);
  writeFileSync(file, "[]");
  assert.match(await problem(), `${file}:1:1 - error event: the event: expected an object`);
  assert.not.ok(existsSync(options.out));
});

test.run();
