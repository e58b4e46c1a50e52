/** The worlds that the fuzz reads in: schemas with all that is odd about them, and any others. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { reference, systemId } from "../../runtime/demand/DemandRecord.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import { generateFolder } from "../support/arbitrary/generateFolder.js";
import { type LoadedRecord, recordTypesOf } from "../support/arbitrary/recordTypesOf.js";
import { schemaFolders } from "../support/arbitrary/schemaFolders.js";
import { derivations } from "./derivations.js";
import { keyedSchemas, longNames, nestedSchema, wideSchema } from "./oddSchemas.js";
import { World } from "./World.js";

/** Make a world of fixed schemas: the demand record, every type, and what is odd in other ways. */
export async function fixedWorld(kernel: WasmModule): Promise<World> {
  fixedRecords ??= loadFixed();
  return new World(await fixedRecords, kernel);
}

let fixedRecords: Promise<readonly LoadedRecord[]> | undefined;

async function loadFixed(): Promise<readonly LoadedRecord[]> {
  const folder = {
    "demand.json": textOf("../../schemas/demand-record.schema.json"),
    "everything.json": textOf("../support/schemas/every-type.schema.json"),
    "long.json": JSON.stringify(longNames),
    "nested.json": JSON.stringify(nestedSchema),
    ...Object.fromEntries(keyedSchemas.map((it, at) => [`keyed${at}.json`, JSON.stringify(it)])),
  };
  const output = await generateFolder(folder);
  return await recordTypesOf(output, { ...derivations, reference, systemId });
}

/** Make a world of a table with hundreds of columns: little fits into each. */
export async function wideWorld(kernel: WasmModule): Promise<World> {
  const output = await generateFolder({ "wide.json": JSON.stringify(wideSchema) });
  return new World(await recordTypesOf(output, derivations), kernel);
}

/** Make a world of arbitrary schemas. */
export async function randomWorld(seed: number, kernel: WasmModule): Promise<World> {
  const [folder = {}] = fc.sample(schemaFolders, { numRuns: 1, seed });
  const records = await recordTypesOf(await generateFolder(folder), derivations);
  return new World(records.map(withTable), kernel);
}

/** The names of arbitrary records may be those of other tables. */
function withTable({ type, ...loaded }: LoadedRecord): LoadedRecord {
  return { ...loaded, type: { ...type, table: `table-${type.table}` } };
}

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
}
