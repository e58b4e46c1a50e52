/** The demand record with its fields ten times over, but for the key and what is derived. */
import { readFileSync } from "node:fs";
import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import type { WireChange } from "../../../runtime/demand/sample/WireChange.js";
import { generateFolder } from "../../support/arbitrary/generateFolder.js";
import { project, type Workshop } from "./Workshop.js";

/** How often the record has each field. */
export const copies = 10;

/** Generate all of the wide record, and bundle the way of its events; gives the bundle's path. */
export async function bundleWideWay(workshop: Workshop): Promise<string> {
  const { files } = await generateFolder({ "demand-record.schema.json": wideSchema() });
  for (const { path, text } of files) workshop.write(`wide/${path}`, text);
  return await workshop.bundle(workshop.relative(workshop.write("wide/way.ts", wideWay)));
}

/** Widen the images of a change. */
export function widen(change: WireChange): WireChange {
  const { NewImage, OldImage, ...rest } = change.dynamodb;
  const images = {
    ...(NewImage && { NewImage: widenImage(NewImage) }),
    ...(OldImage && { OldImage: widenImage(OldImage) }),
  };
  return { ...change, dynamodb: { ...rest, ...images } };
}

const wideWay = `
import { demandRecordDerivations } from "../../../runtime/demand/DemandRecord.js";
import { bestCompression, deliveryWay } from "../../../test/bench/ways/deliveryWay.js";
import { recordTypes } from "./index.js";

export const handle = deliveryWay({
  recordTypes: recordTypes({ DemandRecord: demandRecordDerivations }),
  parquetCompression: bestCompression,
});
`;

function wideSchema(): string {
  const file = `${project}/schemas/demand-record.schema.json`;
  const schema = JSON.parse(readFileSync(file, "utf8"));
  const properties = Object.entries<object>(schema.properties).flatMap(([name, property]) =>
    namesOf(name, "x-derived" in property).map((copy) => [copy, property]),
  );
  const required = schema.required.flatMap((name: string) => namesOf(name));
  return JSON.stringify({ ...schema, properties: Object.fromEntries(properties), required });
}

function widenImage(image: AttributeMap): AttributeMap {
  const attributes = Object.entries(image).flatMap(([name, value]) =>
    namesOf(name).map((copy) => [copy, value]),
  );
  return Object.fromEntries(attributes);
}

function namesOf(name: string, isDerived = false): readonly string[] {
  const isOne = name === "id" || isDerived;
  const others = Array.from({ length: isOne ? 0 : copies - 1 }, (_, copy) => `${name}${copy + 2}`);
  return [name, ...others];
}
