/** The worlds that the fuzz reads in: schemas with all that is odd about them, and any others. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { reference, systemId } from "../../runtime/demand/DemandRecord.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import { generateFolder } from "../support/arbitrary/generateFolder.js";
import { type LoadedRecord, recordTypesOf } from "../support/arbitrary/recordTypesOf.js";
import type { Schema } from "../support/arbitrary/scalars.js";
import { type SchemaFolder, schemaFolders } from "../support/arbitrary/schemaFolders.js";
import { derivations } from "./derivations.js";
import {
  documentSchema,
  keyedSchemas,
  longNames,
  nestedSchema,
  scalarSchema,
  wideSchema,
} from "./oddSchemas.js";
import { firstDays } from "./tables.js";
import { World } from "./World.js";

/** Make a world of fixed schemas: the demand record, every type, and what is odd in other ways. */
export async function fixedWorld(kernel: WasmModule): Promise<World> {
  fixedRecords ??= loadFixed();
  return new World(await fixedRecords, kernel, firstDays[0]);
}

let fixedRecords: Promise<readonly LoadedRecord[]> | undefined;

async function loadFixed(): Promise<readonly LoadedRecord[]> {
  const folder = {
    "demand.json": textOf("../../schemas/demand-record.schema.json"),
    "everything.json": textOf("../support/schemas/every-type.schema.json"),
    "long.json": JSON.stringify(longNames),
    "documents.json": JSON.stringify(documentSchema),
    "scalars.json": JSON.stringify(scalarSchema),
    "nested.json": JSON.stringify(nestedSchema),
    ...Object.fromEntries(keyedSchemas.map((it, at) => [`keyed${at}.json`, JSON.stringify(it)])),
  };
  const output = await generateFolder(folder);
  return await recordTypesOf(output, { ...derivations, reference, systemId });
}

/** Make a world of a table with hundreds of columns: little fits into each. */
export async function wideWorld(kernel: WasmModule): Promise<World> {
  const output = await generateFolder({ "wide.json": JSON.stringify(wideSchema) });
  return new World(await recordTypesOf(output, derivations), kernel, firstDays[1]);
}

/** Make a world of arbitrary schemas. */
export async function randomWorld(seed: number, kernel: WasmModule): Promise<World> {
  const [folder = {}] = fc.sample(schemaFolders, { numRuns: 1, seed });
  const output = await generateFolder(seed % 4 === 0 ? folder : withoutBars(folder));
  const records = await recordTypesOf(output, derivations);
  return new World(records.map(withTable), kernel, firstDays[1]);
}

/** Leave out what bars all records of an arbitrary schema from the fast way. */
function withoutBars(folder: SchemaFolder): SchemaFolder {
  const entries = Object.entries(folder).map(([path, text]) => {
    const { "x-dynamodb": match, properties, ...schema } = JSON.parse(text) as Schema;
    if (properties === undefined) return [path, text];
    const plain = Object.entries(properties as Schema).map(([name, it]) => [name, fromKey(it)]);
    const record = { ...schema, required: ["id"], properties: Object.fromEntries(plain) };
    return [path, JSON.stringify(record)];
  });
  return Object.fromEntries(entries);
}

/** Derive from the key alone, which is no container. */
function fromKey(schema: unknown): unknown {
  const derived = (schema as Schema | undefined)?.["x-derived"] as Schema | undefined;
  if (derived === undefined) return schema;
  return { ...(schema as Schema), "x-derived": { ...derived, from: ["id"] } };
}

/** The names of arbitrary records may be those of other tables. */
function withTable({ type, ...loaded }: LoadedRecord): LoadedRecord {
  return { ...loaded, type: { ...type, table: `table-${type.table}` } };
}

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
}
