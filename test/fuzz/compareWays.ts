/** The fuzz itself: records of many kinds, spoilt in many ways, read both ways. */
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { RecordModel } from "../../generator/model/model.js";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { reference, systemId } from "../../runtime/demand/DemandRecord.js";
import { Random } from "../../runtime/demand/sample/Random.js";
import { changeBytes } from "../../runtime/demand/sample/WireChange.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import { attributeValues } from "../support/attributeValues.js";
import { fittingValues } from "../support/fittingValues.js";
import { modelFromFile } from "../support/modelFromFile.js";
import { mutateBytes } from "../support/mutateBytes.js";
import { recordTypeOf, TwoPaths, tableName } from "../support/twoPaths.js";

/** What came of a fuzz. */
export interface FuzzResult {
  readonly cases: number;
  /** Cases that the fast way read. */
  readonly fast: number;
  /** The first cases in which the ways differ. */
  readonly differences: readonly { readonly record: string; readonly difference: string }[];
}

/** Read so many records both ways; the same seed gives the same records. */
export async function compareWays(
  cases: number,
  seed: number,
  kernel: WasmModule,
): Promise<FuzzResult> {
  const kinds = [await demandRecords(seed, kernel), await everything(seed, kernel)];
  const random = new Random(seed);
  const differences: { record: string; difference: string }[] = [];
  let fast = 0;
  for (let run = 0; run < cases && differences.length < 5; run++) {
    const { paths, records } = random.pick(kinds);
    const record = random.pick(records);
    const bytes = random.chance(0.1) ? record : mutateBytes(random, record);
    const { isFast, difference } = paths.compare(bytes.toString("base64"));
    if (isFast) fast++;
    if (difference !== undefined)
      differences.push({ record: bytes.toString("latin1"), difference });
    if (run % 500 === 0) paths.release();
  }
  return { cases, fast, differences };
}

interface Kind {
  readonly paths: TwoPaths;
  readonly records: readonly Buffer[];
}

const schemas = {
  demand: fileURLToPath(new URL("../../schemas/demand-record.schema.json", import.meta.url)),
  everything: fileURLToPath(new URL("../support/schemas/every-type.schema.json", import.meta.url)),
};

async function demandRecords(seed: number, kernel: WasmModule): Promise<Kind> {
  const model = modelFromFile(schemas.demand);
  const recordType = await recordTypeOf(model, { reference, systemId });
  const options = { count: 500, seed, tableName, misfits: 0.02, inexact: 0.02, unknown: 0.02 };
  const records = sampleChanges(options).map(({ change }) => Buffer.from(changeBytes(change)));
  return { paths: new TwoPaths(recordType, kernel), records };
}

/** Records of every type, most values fitting. */
async function everything(seed: number, kernel: WasmModule): Promise<Kind> {
  const model = modelFromFile(schemas.everything);
  const recordType = await recordTypeOf(model);
  const images = fc.sample(imagesOf(model.records[0] as RecordModel), { numRuns: 1000, seed });
  const records = images.map((image, index) => Buffer.from(JSON.stringify(changeOf(image, index))));
  return { paths: new TwoPaths(recordType, kernel), records };
}

/** Few fields each, for one value that the kernel leaves to the row codec decides for a record. */
function imagesOf(record: RecordModel): fc.Arbitrary<AttributeMap> {
  const fields = record.fields.map((field) => {
    const fitting = field.nullable
      ? fc.oneof(fittingValues(field), fc.constant({ NULL: true }))
      : fittingValues(field);
    const any = fc.oneof(
      { weight: 60, arbitrary: fitting },
      { weight: 1, arbitrary: attributeValues },
    );
    const optional = fc.oneof({ weight: 6, arbitrary: missing }, { weight: 1, arbitrary: any });
    const value = field.key ? fitting : field.presence === "required" ? any : optional;
    return [field.attribute, value];
  });
  return fc.record(Object.fromEntries(fields));
}

const missing = fc.constant(undefined);

function changeOf(image: AttributeMap, index: number): object {
  const present = Object.fromEntries(Object.entries(image).filter(([, value]) => value));
  const isRemoval = index % 5 === 0;
  return {
    awsRegion: "eu-west-1",
    eventID: `event-${index}`,
    eventName: isRemoval ? "REMOVE" : index % 2 === 0 ? "MODIFY" : "INSERT",
    userIdentity:
      index % 10 === 0 ? { type: "Service", principalId: "dynamodb.amazonaws.com" } : null,
    recordFormat: "application/json",
    tableName,
    dynamodb: {
      ApproximateCreationDateTime: 1714557600000 + index,
      Keys: { id: present.id },
      ...(!isRemoval && { NewImage: twice(present) }),
      ...(index % 2 === 0 && { OldImage: twice(present) }),
      SizeBytes: 100,
    },
    eventSource: "aws:dynamodb",
  };
}

/** Spell binary as Kinesis carries it. */
function twice(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(twice);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === "B" && typeof member === "string") return [name, base64(member)];
      if (name === "BS" && Array.isArray(member)) return [name, member.map(base64)];
      return [name, twice(member)];
    }),
  );
}

function base64(text: unknown): string {
  const once = text instanceof Uint8Array ? Buffer.from(text).toString("base64") : String(text);
  return Buffer.from(once).toString("base64");
}
