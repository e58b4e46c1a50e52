import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { splitLines } from "./splitLines.js";

async function linesOf(parts: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const stream = (async function* () {
    for (const part of parts) yield Buffer.from(part, "latin1");
  })();
  for await (const line of splitLines(stream)) lines.push(line.toString("latin1"));
  return lines;
}

test("a line ends at its line feed, whatever parts it comes in", async () => {
  assert.equal(await linesOf(["a\nb", "c", "\n\n", "d"]), ["a", "bc", "", "d"]);
});

test("the end makes no line of its own", async () => {
  assert.equal(await linesOf(["a\n"]), ["a"]);
  assert.equal(await linesOf([]), []);
});

test("where the parts are cut makes no difference", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom("a", "\n", "ÿ") })),
      async (parts) => {
        assert.equal(await linesOf(parts), await linesOf([parts.join("")]));
      },
    ),
    { seed: 20240501, numRuns: 300 },
  ));

test.run();
