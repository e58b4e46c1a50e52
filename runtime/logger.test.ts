import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLog, type LogOutput } from "./logger.js";

interface Context {
  lines: string[];
  output: LogOutput;
}
const test = suite<Context>("logger");
const trace = "1-5759e988-bd862e3fe1be46a994272793";

test.before.each((context) => {
  const lines: string[] = [];
  const take = (line: string) => lines.push(line);
  Object.assign(context, { lines, output: { debug: take, info: take, warn: take, error: take } });
});
test.after.each(() => {
  delete process.env.PIPELINE_LOG_LEVEL;
  delete process.env._X_AMZN_TRACE_ID;
});

test("an entry is JSON with its level, its message, its fields and the environment", ({
  lines,
  output,
}) => {
  createLog("dev1", output).info("batch", { shard: "a", records: 2, failedFrom: undefined });
  const { timestamp, ...entry } = JSON.parse(lines[0] ?? "");
  assert.is(new Date(timestamp).toISOString(), timestamp);
  assert.equal(entry, {
    level: "INFO",
    message: "batch",
    service: "delivery",
    environment: "dev1",
    shard: "a",
    records: 2,
  });
});

test("a field replaces nothing that every entry has", ({ lines, output }) => {
  createLog("dev1", output).error("not stored", { level: "INFO", message: "", environment: "" });
  assert.match(lines[0] ?? "", /^{"level":"ERROR","message":"not stored","timestamp":/);
  assert.match(lines[0] ?? "", '"environment":"dev1"');
});

test("an entry names the invocation's trace", ({ lines, output }) => {
  process.env._X_AMZN_TRACE_ID = `Root=${trace};Parent=557abcec3ee5a047;Sampled=1`;
  createLog("dev1", output).warn("quarantined", {});
  assert.is(JSON.parse(lines[0] ?? "").xray_trace_id, trace);
});

test("what is less than the environment's level is not said", ({ lines, output }) => {
  const levelsSaid = (level: string) => {
    process.env.PIPELINE_LOG_LEVEL = level;
    const log = createLog("dev1", output);
    for (const say of [log.debug, log.info, log.warn, log.error]) say("batch", {});
    return lines.splice(0).map((line) => JSON.parse(line).level);
  };
  assert.equal(levelsSaid("DEBUG"), ["DEBUG", "INFO", "WARN", "ERROR"]);
  assert.equal(levelsSaid("WARN"), ["WARN", "ERROR"]);
  assert.equal(levelsSaid("SILENT"), []);
  assert.equal(levelsSaid("unknown"), ["INFO", "WARN", "ERROR"]);
});

test.run();
