import { test } from "uvu";
import * as assert from "uvu/assert";
import { runOnClock } from "./runOnClock.js";
import { VirtualClock } from "./VirtualClock.js";
import { type PutFault, VirtualStorage } from "./VirtualStorage.js";

const contentType = "text/plain";
const bytes = (text: string) => Buffer.from(text);

function setUp(...faults: (PutFault | undefined)[]) {
  const clock = new VirtualClock(0);
  const storage = new VirtualStorage({ latency: () => 10, fault: (put) => faults[put - 1] });
  storage.useClock(clock);
  const put = (key: string, text: string, signal?: AbortSignal) =>
    runOnClock(
      clock,
      () => storage.put(key, bytes(text), { contentType, ...(signal && { signal }) }),
      60_000,
    );
  return { clock, storage, put };
}

test("a put takes its time, and the first of a key wins", async () => {
  const { clock, storage, put } = setUp();
  assert.equal(await put("k", "1"), { kind: "returned", value: "stored" });
  assert.is(clock.now(), 10);
  assert.equal(await put("k", "2"), { kind: "returned", value: "exists" });
  assert.equal([...storage.objects], [["k", Uint8Array.from(bytes("1"))]]);
});

test("a refused put stores nothing", async () => {
  const { storage, put } = setUp({ kind: "refused" });
  assert.is((await put("k", "1")).kind, "threw");
  assert.is(storage.objects.size, 0);
});

test("a put whose answer is lost has stored", async () => {
  const { storage, put } = setUp({ kind: "answer lost" });
  assert.is((await put("k", "1")).kind, "threw");
  assert.is(storage.objects.size, 1);
  assert.equal(await put("k", "1"), { kind: "returned", value: "exists" });
});

test("a slow put takes longer", async () => {
  const { clock, put } = setUp({ kind: "slow", milliseconds: 500 });
  await put("k", "1");
  assert.is(clock.now(), 510);
});

test("a put that hangs ends when its caller gives up", async () => {
  const { clock, storage, put } = setUp({ kind: "hanging", stored: false });
  const giveUp = new AbortController();
  clock.setTimer(() => giveUp.abort(), 1000);
  assert.is((await put("k", "1", giveUp.signal)).kind, "threw");
  assert.is(clock.now(), 1000);
  assert.equal(
    storage.puts.map(({ result }) => result),
    ["aborted"],
  );
});

test("a put that hangs may have stored", async () => {
  const { clock, storage, put } = setUp({ kind: "hanging", stored: true });
  const giveUp = new AbortController();
  clock.setTimer(() => giveUp.abort(), 1000);
  assert.is((await put("k", "1", giveUp.signal)).kind, "threw");
  assert.is(storage.objects.size, 1);
});

test("a put that was given up stores nothing later", async () => {
  const { clock, storage, put } = setUp({ kind: "slow", milliseconds: 500 });
  const giveUp = new AbortController();
  clock.setTimer(() => giveUp.abort(), 100);
  await put("k", "1", giveUp.signal);
  await runOnClock(clock, () => clock.sleep(1000), 60_000);
  assert.is(storage.objects.size, 0);
});

test("what the caller does to its bytes later changes no object", async () => {
  const clock = new VirtualClock(0);
  const storage = new VirtualStorage();
  storage.useClock(clock);
  const own = bytes("1");
  const putting = storage.put("k", own, { contentType });
  own.fill(0);
  await runOnClock(clock, () => putting, 100);
  assert.equal(storage.objects.get("k"), Uint8Array.from(bytes("1")));
});

test.run();
