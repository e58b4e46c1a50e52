import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLog } from "./logger.js";

const test = suite<{ lines: string[] }>("logger");

// So set, Powertools writes to the global console, and not to its own.
const { info, debug } = console;
test.before.each((context) => {
  process.env.POWERTOOLS_DEV = "true";
  context.lines = [];
  console.info = (line: string) => context.lines.push(line);
  console.debug = (line: string) => context.lines.push(line);
});
test.after.each(() => {
  delete process.env.POWERTOOLS_DEV;
  delete process.env.POWERTOOLS_LOG_LEVEL;
  console.info = info;
  console.debug = debug;
});

test("an entry is JSON with its level, its message, its fields and the environment", ({
  lines,
}) => {
  createLog("dev1").info("batch", { shard: "a", records: 2 });
  const { timestamp, sampling_rate: _, ...entry } = JSON.parse(lines[0] ?? "");
  assert.ok(Date.parse(timestamp) > 0);
  assert.equal(entry, {
    level: "INFO",
    message: "batch",
    service: "delivery",
    environment: "dev1",
    shard: "a",
    records: 2,
  });
});

test("the level is the environment's", ({ lines }) => {
  createLog("dev1").debug("batch", {});
  assert.equal(lines, []);
  process.env.POWERTOOLS_LOG_LEVEL = "DEBUG";
  createLog("dev1").debug("batch", {});
  assert.is(lines.length, 1);
});

test.run();
