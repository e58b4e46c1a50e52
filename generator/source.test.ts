import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  nestingLimit,
  parseSource,
  pointerFragment,
  pointerKeys,
  pointerSegment,
} from "./source.js";

function faultsOf(text: string): string[] {
  return parseSource("a.json", text).faults.map(({ location, ...fault }) => {
    const what = "problem" in fault ? fault.problem : "key" in fault ? fault.key : fault.limit;
    return `${location.line}:${location.column} ${fault.code} ${what}`;
  });
}

test("every part of a value has the place of its key, or its own in an array", () => {
  const { source } = parseSource("a.json", '{\n  "list": [1,\n    { "x": null }]\n}');
  const places = ["", "/list", "/list/0", "/list/1", "/list/1/x"].map((pointer) => {
    const { line, column } = source.locate(pointer);
    return `${line}:${column}`;
  });
  assert.equal(places, ["1:1", "2:3", "2:12", "3:5", "3:7"]);
});

test("what is not there has the place of what is around it", () => {
  const { source } = parseSource("a.json", '{\n  "a": {}\n}');
  assert.equal(source.locate("/a/b/c"), {
    file: "a.json",
    pointer: "#/a/b/c",
    line: 2,
    column: 3,
  });
});

test("lines end with a line feed, a carriage return or both", () => {
  const { source } = parseSource("a.json", '{"a":1,\r\n"b":2,\r"c":3,\n"d":4}');
  assert.equal(
    ["/a", "/b", "/c", "/d"].map((pointer) => source.locate(pointer).line),
    [1, 2, 3, 4],
  );
});

test("columns count UTF-16 units", () => {
  const { source } = parseSource("a.json", '{"😀":1,"b":2}');
  assert.is(source.locate("/b").column, 9);
});

test("the text of a value keeps every digit", () => {
  const { source } = parseSource("a.json", '{"max": 18446744073709551615, "o": {"a": [1]} }');
  assert.is(source.textAt("/max"), "18446744073709551615");
  assert.is(source.textAt("/o"), '{"a": [1]}');
  assert.is(source.textAt("/none"), undefined);
});

test("a byte order mark is passed over", () => {
  const { source, faults } = parseSource("a.json", '\uFEFF{"a":1}');
  assert.equal(faults, []);
  assert.is(source.locate("/a").column, 2);
});

test("keys that objects of JavaScript have anyway are keys like any other", () => {
  const { source } = parseSource("a.json", '{"__proto__":{"evil":1},"constructor":2}');
  assert.equal(Object.keys(source.value as object), ["__proto__", "constructor"]);
  assert.is(({} as Record<string, unknown>).evil, undefined);
  assert.is((source.value as Record<string, unknown>).toString, undefined);
});

test("a key that stands twice is told, with the line of the first", () => {
  const { faults } = parseSource("a.json", '{\n"a": 1,\n"b": {"a": 2},\n"a": 3\n}');
  assert.equal(
    faults.map((fault) => ("line" in fault ? [fault.key, fault.line, fault.location.line] : [])),
    [["a", 2, 4]],
  );
});

test("keys that differ in the text only are the same key", () => {
  assert.equal(faultsOf('{"a":1,"\\u0061":2}'), ["1:8 duplicate-key a"]);
});

const malformed: readonly (readonly [string, readonly string[]])[] = [
  ["", ["1:1 json-syntax expected a value"]],
  ['{"a":1,}', ["1:7 json-syntax a comma with nothing after it"]],
  ["[1,\n]", ["1:3 json-syntax a comma with nothing after it"]],
  ['{"a":1 // note\n}', ["1:8 json-syntax JSON has no comments"]],
  ['{"a":/* x */1}', ["1:6 json-syntax JSON has no comments"]],
  ['{"a" 1}', ["1:6 json-syntax expected a colon"]],
  ['{"a":1 "b":2}', ["1:8 json-syntax expected a comma"]],
  ["{a:1}", ["1:2 json-syntax this is not JSON; text stands in double quotes"]],
  ["{'a':1}", ["1:2 json-syntax this is not JSON; text stands in double quotes"]],
  ['{"a":', ["1:6 json-syntax expected a value"]],
  ["[01]", ["1:3 json-syntax expected a comma"]],
  ['["\\x"]', ["1:2 json-syntax JSON does not know this escape"]],
  ['["a\nb"]', ["1:2 json-syntax the text is not closed"]],
  ['{"a":1} {}', ["1:9 json-syntax nothing may follow the value"]],
  ["[1,NaN]", ["1:4 json-syntax this is not JSON; text stands in double quotes"]],
];
for (const [text, faults] of malformed) {
  test(`not JSON: ${JSON.stringify(text)}`, () => {
    assert.equal(faultsOf(text), faults);
    assert.is(parseSource("a.json", text).source.value, undefined);
  });
}

test("all trailing commas are told, but only the first comment and the first other slip", () => {
  assert.equal(
    faultsOf('{"a":1, // one\n"b":[1,], // two\n"c" 2 3 "d" 4}').map(
      (fault) => fault.split(" ")[0],
    ),
    ["1:9", "2:7", "3:5"],
  );
});

test("nesting beyond the limit is told, and does not overflow the stack", () => {
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  assert.equal(faultsOf(deep(nestingLimit)), []);
  assert.equal(faultsOf(deep(nestingLimit + 1)), [
    `1:${nestingLimit + 1} json-depth ${nestingLimit}`,
  ]);
  assert.is(faultsOf("[".repeat(1_000_000)).length, 1);
  assert.is(faultsOf('{"a":'.repeat(200_000)).length, 1);
});

test("text full of slips is read in good time", () => {
  const started = process.cpuUsage();
  parseSource("a.json", "]}".repeat(200_000));
  parseSource("a.json", ",".repeat(400_000));
  assert.ok(process.cpuUsage(started).user < 20_000_000);
});

test("pointers are spelt as URI fragments", () => {
  assert.is(pointerFragment("/properties/a~1b/größe x"), "#/properties/a~1b/gr%C3%B6%C3%9Fe%20x");
  assert.is(pointerFragment("/a\ud800"), "#/a%EF%BF%BD");
});

test("a pointer's keys are those it was made of", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (keys) => {
      const pointer = keys.map((key) => `/${pointerSegment(key)}`).join("");
      assert.equal(pointerKeys(pointer), keys);
    }),
  );
});

test("a JSON value is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { source, faults } = parseSource("a.json", text);
      assert.equal(faults, []);
      assert.is(JSON.stringify(source.value), JSON.stringify(JSON.parse(text)));
    }),
  );
});

test("what JSON.parse refuses is a fault, and what it takes is none", () => {
  const spoiled = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", ",", '"', "}", "]", "\\", "1", "//", "\u0001", "-", "e"),
    )
    .map(([text, at, junk]) => {
      const offset = at % (text.length + 1);
      return text.slice(0, offset) + junk + text.slice(offset + (at % 2));
    });
  fc.assert(
    fc.property(spoiled, (text) => {
      const isJson = accepts(() => JSON.parse(text));
      const faults = parseSource("a.json", text).faults.filter(
        ({ code }) => code === "json-syntax",
      );
      assert.is(faults.length === 0, isJson, JSON.stringify(text));
    }),
    { numRuns: 2000 },
  );
});

function accepts(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

test.run();
