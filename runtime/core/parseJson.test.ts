import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { LocatedFailure } from "./LocatedFailure.js";
import { deepestNesting, parseJson } from "./parseJson.js";

test("any JSON value is read as JSON.parse reads it, laid out or not", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom("", " ", "\t\n"), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      assert.equal(JSON.stringify(parseJson(text)), JSON.stringify(JSON.parse(text)));
    }),
  );
});

test("names of the prototype are keys like others", () => {
  const text = '{"__proto__":{"S":"x"},"constructor":1,"toString":[]}';
  assert.is(JSON.stringify(parseJson(text)), text);
});

test("a key that comes twice in any object is found, at its pointer", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), fc.jsonValue(), (path, key, value) => {
      const inner = `{${pair(key, value)},"${"x".repeat(40)}":{},${pair(key, null)}}`;
      const text = path.reduceRight((json, name) => `[0,{${JSON.stringify(name)}:${json}}]`, inner);
      const pointer = [...path.flatMap((name) => ["1", name]), key].map(escaped).join("");
      assert.equal(failureOf(text), ["duplicate-key", pointer]);
    }),
  );
});

test("a key that comes twice is found however it is spelt", () => {
  assert.equal(failureOf('{"a": 1, "\\u0061" : 2}'), ["duplicate-key", "/a"]);
});

test("a key of one object may come in another", () => {
  const text = '{"a":{"a":[{"a":1},{"a":2}]},"b":{"a":"\\"a\\":"}}';
  assert.equal(parseJson(text), JSON.parse(text));
});

test("nesting is read to its limit and no deeper", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  parseJson(nested(deepestNesting));
  parseJson('{"a":"[[[['.padEnd(1000, "[").concat('"}'));
  assert.equal(failureOf(nested(deepestNesting + 1)), ["too-deep", ""]);
  assert.equal(failureOf('{"a":'.repeat(1_000_000)), ["too-deep", ""]);
});

for (const text of [
  "",
  " ",
  "{",
  '{"a":1}}',
  "{'a':1}",
  "[1,]",
  "NaN",
  "\ufeff{}",
  '{"a":1}\n{}',
  '"',
]) {
  test(`${JSON.stringify(text)} is not JSON`, () => {
    assert.equal(failureOf(text), ["not-json", ""]);
  });
}

test("a failure quotes nothing of the text", () => {
  try {
    parseJson('{"card":"4111 1111" oops');
    assert.unreachable();
  } catch (error) {
    assert.not.match((error as Error).message, "4111");
  }
});

function pair(key: string, value: unknown): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

function escaped(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function failureOf(text: string): [code: string, path: string] | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof LocatedFailure)) throw error;
    return [error.code, error.path];
  }
}

test.run();
