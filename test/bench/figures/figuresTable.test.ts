import { test } from "uvu";
import * as assert from "uvu/assert";
import { clears } from "./Figure.js";
import { figuresTable } from "./figuresTable.js";

test("a row tells the figure, its spread, its bar and whether it clears it", () => {
  const figures = [
    {
      name: "a",
      against: "b",
      value: 0.345,
      spread: [0.3, 0.4],
      best: 0.31,
      bar: { atMost: 0.35 },
    },
    { name: "c", against: "a", value: 24.96, spread: [20, 30], bar: { atLeast: 25 } },
    { name: "bundle", value: 123.4, unit: "KB", bar: { atMost: 150 } },
    { name: "shown", against: "a", value: 2 },
    { name: "DuckDB", against: "a", skipped: "no DuckDB for this machine" },
  ] as const;
  assert.is(
    figuresTable(figures),
    [
      "| what | against | figure | middle half | of the bests | bar | |",
      "| --- | --- | --: | --- | --: | --- | --- |",
      "| a | b | 0.34 × | 0.30 – 0.40 | 0.31 × | ≤ 0.35 × | ✓ |",
      "| c | a | 25.0 × | 20.0 – 30.0 |  | ≥ 25 × | ✗ |",
      "| bundle |  | 123 KB |  |  | ≤ 150 KB | ✓ |",
      "| shown | a | 2.00 × |  |  |  |  |",
      "| DuckDB | a | skipped: no DuckDB for this machine |  |  |  |  |",
    ].join("\n"),
  );
});

test("a bar is cleared by what equals it, and not by what is no number", () => {
  assert.ok(clears(2, { atMost: 2 }));
  assert.ok(clears(2, { atLeast: 2 }));
  assert.not(clears(2.01, { atMost: 2 }));
  assert.not(clears(1.99, { atLeast: 2 }));
  assert.not(clears(Number.NaN, { atMost: 2 }));
  assert.not(clears(Number.NaN, { atLeast: 2 }));
});

test.run();
