import { test } from "uvu";
import * as assert from "uvu/assert";
import { Report } from "../diagnostics.js";
import { loadSchemas } from "./load.js";
import { child, locate, type SchemaNode } from "./node.js";
import { memoryReader, type SchemaReader, UnreadableFile } from "./reader.js";

interface Loaded {
  readonly roles: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  /** Follow the `$ref` at a JSON Pointer's keys in a file: `file#/pointer`. */
  follow(file: string, ...keys: readonly string[]): string | undefined;
}

function load(
  files: Readonly<Record<string, unknown>>,
  more: { changeMetadata?: string } = {},
): Loaded {
  const report = new Report();
  const texts = Object.entries(files).map(([path, schema]) => [
    path,
    typeof schema === "string" ? schema : JSON.stringify(schema, null, 1),
  ]);
  const reader = memoryReader(Object.fromEntries(texts));
  const schemas = loadSchemas(reader, { folder: "s", ...more }, report);
  const place = (node: SchemaNode) => `${locate(node).file}${locate(node).pointer}`;
  return {
    roles: Object.fromEntries(schemas.files.map(({ root, role }) => [root.source.file, role])),
    problems: report.diagnostics.map(({ code, location }) =>
      "line" in location
        ? `${location.file}${location.pointer} ${code}`
        : `${location.file} ${code}`,
    ),
    follow(file, ...keys) {
      const root = schemas.files.find((one) => one.root.source.file === file)?.root;
      const from = root && child(root, ...keys);
      const target = from && schemas.target(from, "$ref");
      return target && place(target);
    },
  };
}

const record = { type: "object", properties: { a: { type: "string" } } };

test("files have their roles", () => {
  const { roles, problems } = load({
    "s/record.json": record,
    "s/by-reference.json": { $ref: "record.json" },
    "s/library.json": { $defs: { a: { type: "string" } } },
    "s/old-library.json": { definitions: { a: { type: "string" } } },
    "s/openapi.json": { openapi: "3.0.0", components: { schemas: {} } },
    "s/change.json": { $id: "urn:demand-pipeline:change-metadata", ...record },
    "s/meta.json": { $id: "urn:demand-pipeline:vocabulary", ...record },
  });
  assert.equal(problems, []);
  assert.equal(roles, {
    "s/by-reference.json": "record",
    "s/change.json": "change",
    "s/library.json": "library",
    "s/meta.json": "vocabulary",
    "s/old-library.json": "library",
    "s/openapi.json": "library",
    "s/record.json": "record",
  });
});

test("a file that describes no object is a library where another refers to it", () => {
  const user = { type: "object", properties: { a: { $ref: "text.json" } } };
  const { roles, problems } = load({ "s/text.json": { type: "string" }, "s/user.json": user });
  assert.equal(problems, []);
  assert.equal(roles, { "s/text.json": "library", "s/user.json": "record" });
});

test("the package's change metadata serves where the folder has none, under one name everywhere", () => {
  const changeMetadata = "/somewhere/change.json";
  const own = { $id: "urn:demand-pipeline:change-metadata", ...record };
  const files = { "s/record.json": record, [changeMetadata]: own };
  assert.equal(load(files, { changeMetadata }).roles, {
    "demand-pipeline/schemas/change-metadata.schema.json": "change",
    "s/record.json": "record",
  });
  assert.equal(load({ ...files, "s/change.json": own }, { changeMetadata }).roles, {
    "s/change.json": "change",
    "s/record.json": "record",
  });
});

test("problems of all files are told in one run", () => {
  const { problems } = load({
    "s/a.json": "{",
    "s/b.json": '{"type":"object","type":"string"}',
    "s/c.json": "[]",
    "s/d.json": "{}",
    "s/e.json": "[".repeat(100_000),
    "s/f.json": { $schema: "http://json-schema.org/draft-03/schema#", ...record },
    "s/g.json": { ...record, properties: { a: { $ref: "#/nowhere" } } },
  });
  assert.equal(problems, [
    "s/a.json# json-syntax",
    "s/b.json# duplicate-key",
    "s/c.json# not-a-schema",
    "s/d.json# not-a-schema",
    `s/e.json#${"/0".repeat(499)} json-depth`,
    "s/f.json#/$schema draft-unsupported",
    "s/g.json#/properties/a/$ref reference-missing",
  ]);
});

test("a folder that is missing or empty is told", () => {
  assert.equal(load({ "t/a.json": record }).problems, ["s folder-missing"]);
  assert.equal(load({ "s/readme.md": "" }).problems, ["s folder-empty"]);
  assert.equal(load({ "s/lib.json": { $defs: {} } }).problems, ["s folder-empty"]);
});

test("a file that cannot be read is told, and the others are read", () => {
  const report = new Report();
  const reader: SchemaReader = {
    list: () => ({
      files: ["s/a.json", "s/b.json"],
      unreadable: [{ path: "s/c", reason: "permission denied" }],
    }),
    read(path) {
      if (path === "s/a.json") throw new UnreadableFile("file-unreadable", "permission denied");
      return JSON.stringify({ ...record, type: "nothing", $ref: "#/none" });
    },
  };
  loadSchemas(reader, { folder: "s" }, report);
  assert.equal(
    report.diagnostics.map(({ code, location, message }) =>
      `${location.file} ${code} ${message}`.slice(0, 60),
    ),
    [
      "s/a.json file-unreadable The file cannot be read: permission",
      's/b.json reference-missing "#/none" names nothing: s/b.json ',
      "s/c folder-unreadable The folder cannot be read: permission ",
    ],
  );
});

test("references lead to definitions, to anchors and to any other place", () => {
  const { follow, problems } = load({
    "s/a.json": {
      type: "object",
      $defs: { "a/b c": { type: "string" }, named: { $anchor: "named", type: "string" } },
      components: {
        schemas: { pet: { $ref: "#/components/schemas/name" }, name: { type: "string" } },
      },
      properties: {
        byPointer: { $ref: "#/$defs/a~1b%20c" },
        byAnchor: { $ref: "#named" },
        toProperty: { $ref: "#/properties/byAnchor" },
        toRoot: { $ref: "#" },
        elsewhere: { $ref: "#/components/schemas/pet" },
      },
    },
  });
  assert.equal(problems, []);
  const at = (name: string) => follow("s/a.json", "properties", name);
  assert.is(at("byPointer"), "s/a.json#/$defs/a~1b%20c");
  assert.is(at("byAnchor"), "s/a.json#/$defs/named");
  assert.is(at("toProperty"), "s/a.json#/properties/byAnchor");
  assert.is(at("toRoot"), "s/a.json#");
  assert.is(at("elsewhere"), "s/a.json#/components/schemas/pet");
  assert.is(
    follow("s/a.json", "components", "schemas", "pet"),
    "s/a.json#/components/schemas/name",
  );
});

test("references lead to other files, in the folder or out of it", () => {
  const library = { $defs: { x: { type: "string" }, y: { $ref: "#/$defs/x" } } };
  const { follow, problems, roles } = load({
    "s/deep/a.json": {
      type: "object",
      properties: {
        same: { $ref: "b.json#/$defs/x" },
        up: { $ref: "../c%20d.json" },
        out: { $ref: "../../common/e.json#/$defs/y" },
      },
    },
    "s/deep/b.json": library,
    "s/c d.json": { type: "string" },
    "common/e.json": library,
  });
  assert.equal(problems, []);
  const at = (name: string) => follow("s/deep/a.json", "properties", name);
  assert.is(at("same"), "s/deep/b.json#/$defs/x");
  assert.is(at("up"), "s/c d.json#");
  assert.is(at("out"), "common/e.json#/$defs/y");
  assert.is(follow("common/e.json", "$defs", "y"), "common/e.json#/$defs/x");
  assert.is(roles["common/e.json"], "library");
});

test("references lead to identifiers, absolute or relative to the one around them", () => {
  const { follow, problems } = load({
    "s/order.json": {
      $id: "https://example.com/schemas/order.json",
      type: "object",
      properties: {
        absolute: { $ref: "https://example.com/schemas/parts/item.json#/$defs/name" },
        relative: { $ref: "parts/item.json#sku" },
        embedded: { $ref: "embedded.json" },
        urn: { $ref: "urn:example:money" },
        byFile: { $ref: "plain.json" },
      },
      $defs: {
        embedded: {
          $id: "embedded.json",
          properties: { own: { $ref: "#/$defs/inner" } },
          $defs: { inner: { type: "string" } },
        },
      },
    },
    "s/x.json": {
      $id: "https://example.com/schemas/parts/item.json",
      $defs: { name: { type: "string" }, sku: { $anchor: "sku", type: "string" } },
    },
    "s/y.json": { $id: "urn:example:money", type: "string" },
    "s/plain.json": { $defs: {}, type: "string" },
  });
  assert.equal(problems, []);
  const at = (...keys: string[]) => follow("s/order.json", ...keys);
  assert.is(at("properties", "absolute"), "s/x.json#/$defs/name");
  assert.is(at("properties", "relative"), "s/x.json#/$defs/sku");
  assert.is(at("properties", "embedded"), "s/order.json#/$defs/embedded");
  assert.is(
    at("$defs", "embedded", "properties", "own"),
    "s/order.json#/$defs/embedded/$defs/inner",
  );
  assert.is(at("properties", "urn"), "s/y.json#");
  assert.is(at("properties", "byFile"), "s/plain.json#");
});

test("draft 04 has `id`, with a fragment for an anchor", () => {
  const { follow, problems } = load({
    "s/a.json": {
      $schema: "http://json-schema.org/draft-04/schema#",
      id: "http://example.com/a.json#",
      type: "object",
      properties: { x: { $ref: "#name" }, y: { $ref: "http://example.com/a.json#/definitions/n" } },
      definitions: { n: { id: "#name", type: "string" } },
    },
  });
  assert.equal(problems, []);
  assert.is(follow("s/a.json", "properties", "x"), "s/a.json#/definitions/n");
  assert.is(follow("s/a.json", "properties", "y"), "s/a.json#/definitions/n");
});

test("a property that is called id or $ref is a property", () => {
  const { problems } = load({
    "s/a.json": {
      $schema: "http://json-schema.org/draft-04/schema#",
      type: "object",
      properties: { id: { type: "string" }, $ref: { type: "string" }, $id: { type: "string" } },
    },
  });
  assert.equal(problems, []);
});

test("references that lead nowhere are told where they stand", () => {
  const at = (name: string) => `s/a.json#/properties/${name}/$ref`;
  const { problems } = load({
    "s/a.json": {
      type: "object",
      properties: {
        a: { $ref: "#/$defs/none" },
        b: { $ref: "none.json" },
        c: { $ref: "#none" },
        d: { $ref: "https://example.com/none.json" },
        e: { $ref: "#/type" },
        f: { $ref: "http://[bad" },
        g: { $ref: "#/%zz" },
        h: { $ref: "urn:example:none", "x-type": "json" },
        i: { $ref: "broken.json#/$defs/a" },
      },
    },
    "s/broken.json": "{",
  });
  assert.equal(problems, [
    `${at("a")} reference-missing`,
    `${at("b")} reference-missing`,
    `${at("c")} reference-missing`,
    `${at("d")} reference-remote`,
    `${at("e")} reference-missing`,
    `${at("f")} reference-remote`,
    `${at("g")} reference-missing`,
    "s/broken.json# json-syntax",
  ]);
});

test("an identifier that two schemas have is told", () => {
  const { problems } = load({
    "s/a.json": { $id: "urn:example:a", ...record },
    "s/b.json": { $id: "urn:example:a", ...record },
  });
  assert.equal(problems, ["s/b.json# duplicate-id"]);
});

for (const dialect of [
  "./vocabulary.schema.json",
  "../node_modules/demand-pipeline/schemas/vocabulary.schema.json",
  "urn:demand-pipeline:vocabulary",
  "http://json-schema.org/schema#",
  "http://json-schema.org/draft-04/schema#",
  "http://json-schema.org/draft-06/schema",
  "https://json-schema.org/draft-07/schema#",
  "https://json-schema.org/draft/2019-09/schema",
  "https://json-schema.org/draft/2020-12/schema",
  "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
]) {
  test(`${dialect} is a dialect that is read`, () => {
    assert.equal(load({ "s/a.json": { $schema: dialect, ...record } }).problems, []);
  });
}

test("a dialect that is not known is told, and read as the newest", () => {
  assert.equal(
    load({ "s/a.json": { $schema: "https://example.com/dialect", ...record } }).problems,
    ["s/a.json#/$schema draft-unknown"],
  );
});

test.run();
