import { test } from "uvu";
import * as assert from "uvu/assert";
import { diagnosticTable, Report, severities } from "./diagnostics.js";

const place = { file: "a.json", pointer: "#/properties/a", line: 3, column: 5 };

test("a message has its parameters and the way out", () => {
  const report = new Report();
  report.add("decimal-scale", place, { scale: 9, precision: 4 });
  assert.equal(report.diagnostics, [
    {
      code: "decimal-scale",
      severity: "error",
      message:
        '"x-scale" 9 is more than "x-precision" 4; the precision counts all digits, those after the point too',
      location: place,
    },
  ]);
});

test("a softened error is a warning that says what was done", () => {
  const report = new Report();
  report.soften("tuple", place, {}, "it is ignored");
  assert.equal(
    report.diagnostics.map(({ severity, message }) => [severity, message]),
    [
      [
        "warning",
        "An array whose elements differ by position cannot become a column; it is ignored",
      ],
    ],
  );
  assert.not(report.hasErrors);
});

test("only errors are errors", () => {
  const report = new Report();
  report.add("key-missing", place, {});
  report.add("contents-rescued", place, {});
  assert.not(report.hasErrors);
  report.add("tuple", place, {});
  assert.ok(report.hasErrors);
});

test("the same problem of the same place is told once", () => {
  const report = new Report();
  report.add("tuple", place, {});
  report.add("tuple", { ...place }, {});
  report.add("tuple", { ...place, line: 4 }, {});
  assert.is(report.diagnostics.length, 2);
});

test("diagnostics are in the order of file, line and column, errors first in one place", () => {
  const report = new Report();
  const at = (file: string, line: number, column: number) => ({ ...place, file, line, column });
  report.add("key-missing", at("b.json", 1, 1), {});
  report.add("tuple", at("a.json", 10, 2), {});
  report.add("tuple", at("a.json", 9, 30), {});
  report.add("contents-rescued", at("a.json", 9, 4), {});
  report.add("tuple", at("a.json", 9, 4), {});
  report.add("folder-missing", { file: "a.json" }, {});
  assert.equal(
    report.diagnostics.map(({ code, location }) =>
      "line" in location ? `${location.file}:${location.line}:${location.column} ${code}` : code,
    ),
    [
      "folder-missing",
      "a.json:9:4 tuple",
      "a.json:9:4 contents-rescued",
      "a.json:9:30 tuple",
      "a.json:10:2 tuple",
      "b.json:1:1 key-missing",
    ],
  );
});

test("what a schema says cannot break out of its line, nor command a terminal", () => {
  const report = new Report();
  report.add("duplicate-key", place, { key: "a\n\u001b[31m\u202eb\u2028c\ud800", line: 1 });
  assert.match(report.diagnostics[0]?.message ?? "", /^The key "a \[31m b c\ufffd" stands/);
});

test("a parameter of many letters is cut", () => {
  const report = new Report();
  report.add("duplicate-key", place, { key: "x".repeat(5000), line: 1 });
  assert.ok((report.diagnostics[0]?.message.length ?? 0) < 400);
});

test("a parameter that looks like one is not filled in", () => {
  const report = new Report();
  report.add("duplicate-key", place, { key: "{line}", line: 7 });
  assert.match(report.diagnostics[0]?.message ?? "", 'The key "{line}" stands in line 7');
});

for (const [code, { severity, ...texts }] of Object.entries(diagnosticTable)) {
  test(`${code} has a severity and reads as a message`, () => {
    assert.ok(severities.includes(severity));
    assert.match(code, /^[a-z]+(-[a-z0-9]+)*$/);
    assert.match(texts.message, /^["A-Z{]/);
    for (const text of Object.values(texts)) assert.not.match(text, /[.\n]$/);
  });
}

test.run();
