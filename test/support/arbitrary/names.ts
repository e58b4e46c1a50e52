/** Names of properties and records, most of them such as no target can spell as they are. */
import fc from "fast-check";
import { columnName } from "../../../generator/model/names.js";

const oddNames = [
  ...["userId", "HTTPServer", "größe (cm)", "$id", "3d", "a.b", "a-b", "a/b~c", " x ", "_private_"],
  ...["select", "order", "from", "table", "group", "timestamp", "date", "row", "array", "end"],
  ...["class", "constructor", "prototype", "__proto__", "toString", "hasOwnProperty", "await"],
  ...["default", "image", "columns", "rescued", "reader", "row1", "value", "map", "cell", "change"],
  ...["日本語", "é", "😀", "null", "true", "NaN", "undefined", "0", "-1", "l'été", 'the "one"'],
  ...["a`b", "a\\b", "a\nb", "line\u2028end", "tab\there", "*/ end", "// start", `$\{x}`, "%{y}"],
  ...["<b>", "--", "key_value", "list", "element", "Date", "Map", "Decimal", "x".repeat(300)],
];

const names = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddNames) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 4, unit: "grapheme" }) },
);

/** Make names of properties that become columns of different names, none of them a change's. */
export function propertyNames(count: {
  readonly minLength: number;
  readonly maxLength: number;
}): fc.Arbitrary<string[]> {
  const free = names.filter((name) => !/^(change_|id$)/.test(columnName(name)));
  return fc.uniqueArray(free, { ...count, selector: aliasName });
}

/** What names of different columns may still share: that of an earlier column. */
function aliasName(name: string): string {
  return columnName(`earlier ${columnName(name)}`);
}

/** Titles of which each makes a record's name. */
export const recordTitles = [
  ...["Order", "order row", "Order Columns", "3D print", "Größe", "select", "Date", "array", "Map"],
  ...["user", "HTTP request", "class", "constructor", "Record", "table", "Quarantine item"],
];

/** Descriptions, with whatever might end or begin something in a target. */
export const docs: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['It\'s a "test".', "Ends */ a comment.", "Two\nlines.", "Two\r\n\r\nparagraphs.", "`a` \\"],
    ...[
      `$\{location} %{x}`,
      "<script>&amp;",
      "-- no comment",
      "{{name}}",
      "é 𝄞 \u2028 \u0007",
      "''",
    ],
    ...["@deprecated", "/** */", "$", "#{1}", "%s %d", "ends in \\'", "EOT\n  JSON\nEOF"],
    "So long a text. ".repeat(200),
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
);
