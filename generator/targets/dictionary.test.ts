import { createHash } from "node:crypto";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  demandModel,
  fieldOf,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../../test/support/demandModel.js";
import type { Field, Model, RecordModel } from "../model/model.js";
import { dictionary } from "./dictionary.js";

async function pageOf(model: Model): Promise<string> {
  const [file] = await dictionary.emit(model);
  return file?.text ?? "";
}

function pageOfField(field: Field, rest: Partial<RecordModel> = {}): Promise<string> {
  const id = fieldOf("id", text, { key: "partition" });
  return pageOf(modelOf(recordOf("Order", [id, field], rest)));
}

function all(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map(([, found]) => found as string);
}

const demandPage = await pageOf(demandModel);

test("one page is made, the same for the same model", async () => {
  const files = await dictionary.emit(demandModel);
  assert.equal(
    files.map(({ path }) => path),
    ["dictionary/index.html"],
  );
  assert.is(await pageOf(demandModel), demandPage);
});

test("the page asks for nothing beyond itself", () => {
  assert.not.match(demandPage, /\ssrc=|url\(|@import|https?:/);
  assert.equal(all(demandPage, /<link [^>]*href="([^"]*)"/g), ["data:,"]);
});

test("the policy admits the page's own style and script alone", () => {
  const [policy = ""] = all(demandPage, /http-equiv="Content-Security-Policy" content="([^"]*)"/g);
  for (const element of ["style", "script"]) {
    const [content = ""] = all(demandPage, new RegExp(`<${element}>([^]*)</${element}>`, "g"));
    const digest = createHash("sha256").update(content).digest("base64").replace(/=/g, "&#x3D;");
    assert.ok(policy.includes(`${element}-src &#x27;sha256-${digest}&#x27;`), element);
  }
  assert.match(policy, /^default-src &#x27;none&#x27;/);
});

test("every column and every struct's member has a place of its own", () => {
  const ids = all(demandPage, /\sid="([^"]*)"/g);
  assert.is(new Set(ids).size, ids.length);
  for (const id of [
    "DemandRecord",
    "DemandRecord.price_min",
    "DemandRecord.seat_preferences.row",
    "DemandRecord.location.source.accuracy",
    "ChangeMetadata.change_rescued_data",
    "ChangeMetadata.change_date",
  ]) {
    assert.ok(ids.includes(id), id);
  }
});

test("every link leads to a place in the page", () => {
  const ids = new Set(all(demandPage, /\sid="([^"]*)"/g));
  const links = all(demandPage, /<a [^>]*href="#([^"]*)"/g);
  assert.ok(links.length > 80);
  assert.equal(
    links.filter((link) => !ids.has(link)),
    [],
  );
});

test("the columns of a change are there once, however many records there are", async () => {
  const page = await pageOf(modelOf(recordOf("Order", []), recordOf("Refund", [])));
  assert.is(all(page, /id="(\w+\.change_time)"/g).length, 1);
  assert.match(page, 'href="#Refund">Refund</a>');
});

test("what a schema says is text, not HTML", async () => {
  const symbols = ["</code><img src=x onerror=alert(1)>"];
  const page = await pageOfField(
    fieldOf("a", value({ kind: "enum", symbols, unknown: "keep" }), {
      doc: `<script>alert("1")</script> & 'more'`,
      attribute: "<b>",
    }),
    { doc: "<i>Order</i>", match: { attribute: "<u>", equals: "<s>" } },
  );
  assert.match(page, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#x27;more&#x27;");
  assert.not.match(page, /<img|<i>|<u>|<s>|<b>&lt;|<script>alert/);
});

test("documentation keeps its paragraphs, and code in backticks", async () => {
  const page = await pageOfField(fieldOf("a", text, { doc: "One `x<y`,\n\ttwo.\n \nThree `" }));
  assert.match(page, "<p>One <code>x&lt;y</code>, two.</p>\n<p>Three &#x60;</p>");
});

test("characters that a page would swallow are shown, half of a pair is replaced", async () => {
  const page = await pageOfField(fieldOf("a", text, { attribute: "x\u0000\ny\ud800" }));
  assert.match(page, "<code>x\\u0000\\u000ay\ufffd</code>");
  assert.ok(page.isWellFormed());
});

test("a column says where its value comes from and when it is null", async () => {
  const expires = value({ kind: "timestamp" }, "N", "epoch-seconds");
  const page = await pageOfField(fieldOf("expiresAt", expires, { presence: "optional" }));
  assert.match(page, "<code>expiresAt</code> as N, seconds since 1970-01-01 UTC");
  assert.match(page, "<dt>Null</dt><dd>where the item has none</dd>");
});

test("a derived column names its function and links to its inputs", () => {
  assert.match(
    demandPage,
    'by <code>reference</code> from <a href="#DemandRecord.id"><code>id</code></a>, ' +
      '<a href="#DemandRecord.event_id"><code>event_id</code></a>, ' +
      '<a href="#DemandRecord.revision"><code>revision</code></a>',
  );
});

test("an enum lists its symbols, and says what becomes of others", async () => {
  assert.match(demandPage, "<code>HELD</code> <code>FULFILLED</code>");
  const strict = value({ kind: "enum", symbols: ["A", "B"], unknown: "misfit" });
  const page = await pageOfField(fieldOf("a", strict));
  assert.match(page, "<code>A</code> <code>B</code> others do not fit");
});

test("every type system has its type, fidelity and reason", async () => {
  const page = await pageOfField(
    fieldOf("a", value({ kind: "uuid" }), { acceptedLosses: { hive: "nobody asks" } }),
  );
  const column = page.slice(page.indexOf('id="Order.a"'));
  const row = (system: string) =>
    all(column, new RegExp(`<tr><th scope="row">${system}</th>(.*)</tr>`, "g"))[0];
  const widened = '<td><span class="widened">widened</span>: does not say the form';
  assert.is(row("DynamoDB"), '<td><code>S</code></td><td><span class="exact">exact</span></td>');
  assert.is(row("Avro"), `<td><code>string</code></td>${widened}</td>`);
  assert.is(row("Athena"), `<td><code>string</code></td>${widened}; accepted: nobody asks</td>`);
});

test("marks, defaults and earlier names are told", async () => {
  const place = structOf("Place", [fieldOf("x", text, { deprecated: true })]);
  const page = await pageOfField(
    fieldOf("a", value(place, "M"), { default: { x: 1 }, aliases: ["b", "c"] }),
    { onMisfit: "quarantine", match: { attribute: "kind", equals: "order" } },
  );
  assert.match(page, "<b>partition key</b>, required");
  assert.match(page, '<span class="deprecated">x</span>');
  assert.match(page, "<code>{&quot;x&quot;:1}</code>");
  assert.match(page, "<dt>Earlier</dt><dd><code>b</code>, <code>c</code></dd>");
  assert.match(page, "those whose <code>kind</code> is <code>order</code>");
  assert.match(page, "is quarantined, and has no row");
});

test("every table and view is told, with what it holds", () => {
  const tables = ["latest", "changes", "stale_keys", "history", "parquet", "avro"];
  const told = all(demandPage, /<dt><code>demand_record_(\w+)<\/code><\/dt><dd>[^<]/g);
  assert.equal(told, tables);
});

test("a record without a key has no latest state", async () => {
  const page = await pageOf(modelOf(recordOf("Order", [fieldOf("a", text)])));
  assert.match(page, "order_changes");
  assert.not.match(page, /order_latest|order_stale_keys/);
});

test.run();
