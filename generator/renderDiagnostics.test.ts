import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "./diagnostics.js";
import { renderDiagnostics } from "./renderDiagnostics.js";

function diagnostic(line: number, column: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const location = { file: "s/a.json", pointer: "#/a", line, column };
  return { code: "tuple", severity: "error", message: "It is wrong", location, ...more };
}

const texts = { textOf: (file: string) => (file === "s/a.json" ? text : undefined) };
const text = '{\n\t"a": {"b": 1234},\r\n"c": 5}';

function rendered(...diagnostics: Diagnostic[]): string {
  return renderDiagnostics(diagnostics, "text", texts).join("\n");
}

test("text shows the line, and carets below what is meant", () => {
  assert.fixture(
    rendered(diagnostic(2, 8), diagnostic(3, 6)),
    [
      "s/a.json:2:8 - error tuple: It is wrong",
      "",
      '2  "a": {"b": 1234},',
      "         ^^^",
      "",
      "s/a.json:3:6 - error tuple: It is wrong",
      "",
      '3 "c": 5}',
      "       ^",
      "",
      "2 errors",
    ].join("\n"),
  );
});

test("a file as a whole has no line to show", () => {
  const location = { file: "schemas" };
  assert.fixture(
    rendered(diagnostic(1, 1, { location })),
    "schemas - error tuple: It is wrong\n\n1 error",
  );
});

test("a line that does not exist, or a file that is not known, is not shown", () => {
  assert.fixture(
    rendered(
      diagnostic(9, 1),
      diagnostic(1, 1, { location: { file: "b.json", pointer: "#", line: 1, column: 1 } }),
    ),
    "s/a.json:9:1 - error tuple: It is wrong\n\nb.json:1:1 - error tuple: It is wrong\n\n2 errors",
  );
});

test("the summary counts by severity", () => {
  const lines = rendered(
    diagnostic(1, 1, { severity: "hint" }),
    diagnostic(1, 1, { severity: "warning" }),
    diagnostic(1, 1),
    diagnostic(2, 1),
  );
  assert.ok(lines.endsWith("\n2 errors, 1 warning, 1 hint"));
});

test("of a very long line only what is around the place is shown", () => {
  const long = { textOf: () => `${"x".repeat(50_000)}"here"${"y".repeat(50_000)}` };
  const lines = renderDiagnostics([diagnostic(1, 50_001)], "text", long);
  const shown = lines[2] ?? "";
  const caret = (lines[3] ?? "").indexOf("^");
  assert.ok(shown.length < 130);
  assert.is(shown.slice(caret, caret + 6), '"here"');
});

test("a wide letter or a control character before the place does not move the caret", () => {
  const wide = { textOf: () => '{"😀\u0007": [1]}' };
  const lines = renderDiagnostics([diagnostic(1, 9)], "text", wide);
  assert.is(lines[2], '1 {"😀 ": [1]}');
  assert.is([...(lines[2] ?? "")][lines[3]?.indexOf("^") ?? 0], "[");
});

test("colours are there when asked for", () => {
  const lines = renderDiagnostics([diagnostic(1, 1)], "text", texts, { colours: true });
  assert.is(
    lines[0],
    "\u001b[36ms/a.json:1:1\u001b[0m - \u001b[31merror\u001b[0m tuple: It is wrong",
  );
  assert.not.match(rendered(diagnostic(1, 1)), "\u001b");
});

test("no diagnostics are no lines of text", () => {
  assert.equal(renderDiagnostics([], "text", texts), []);
  assert.equal(renderDiagnostics([], "github", texts), []);
});

test("JSON has one flat object each", () => {
  const whole = diagnostic(1, 1, { location: { file: "s" } });
  assert.equal(JSON.parse(renderDiagnostics([diagnostic(2, 8), whole], "json", texts).join("\n")), [
    {
      code: "tuple",
      severity: "error",
      message: "It is wrong",
      file: "s/a.json",
      pointer: "#/a",
      line: 2,
      column: 8,
    },
    { code: "tuple", severity: "error", message: "It is wrong", file: "s" },
  ]);
  assert.equal(renderDiagnostics([], "json", texts), ["[]"]);
});

test("GitHub's commands carry severity, place and code, escaped", () => {
  const odd = { file: "a,b:c.json", pointer: "#", line: 1, column: 2 };
  assert.equal(
    renderDiagnostics(
      [
        diagnostic(2, 8),
        diagnostic(1, 2, { severity: "warning", message: "100 %\nsure", location: odd }),
        diagnostic(1, 1, { severity: "hint", location: { file: "s" } }),
      ],
      "github",
      texts,
    ),
    [
      "::error file=s/a.json,line=2,col=8,title=tuple::It is wrong",
      "::warning file=a%2Cb%3Ac.json,line=1,col=2,title=tuple::100 %25%0Asure",
      "::notice file=s,title=tuple::It is wrong",
    ],
  );
});

test.run();
