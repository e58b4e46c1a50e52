import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Handler, invoke } from "./invoke.js";

const settings = {
  arn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
  timeout: 3000,
  virtualTimers: false,
};
const event = { Records: [] };
const call = { at: 10_000, requestId: "r-1" };

// "Using the Lambda context object to retrieve Node.js function information".
test("the context counts the remaining time down and names the request", async () => {
  const seen: unknown[] = [];
  await invoke(
    async (_, context, clock) => {
      seen.push(context.awsRequestId, context.functionName, context.getRemainingTimeInMillis());
      await clock.sleep(1000);
      seen.push(context.getRemainingTimeInMillis());
    },
    event,
    settings,
    call,
  );
  assert.equal(seen, ["r-1", "f", 3000, 2000]);
});

const endings: readonly (readonly [string, Handler, object])[] = [
  [
    "a value that JSON keeps",
    () => ({ a: undefined, b: 1 }),
    { ending: "answered", response: { b: 1 }, end: 10_000 },
  ],
  ["nothing", () => undefined, { ending: "answered", response: null, end: 10_000 }],
  [
    "after a while",
    async (_event, _context, clock) => {
      await clock.sleep(500);
      return null;
    },
    { ending: "answered", response: null, end: 10_500 },
  ],
  [
    "too late",
    (_event, _context, clock) => clock.sleep(3001),
    { ending: "timed out", end: 13_000 },
  ],
];

for (const [what, handler, expected] of endings) {
  test(`a function that answers ${what}`, async () => {
    assert.equal(await invoke(handler, event, settings, call), expected);
  });
}

test("a function that throws, or whose answer JSON does not have, ends in an error", async () => {
  const thrower = () => {
    throw new Error("no");
  };
  for (const handler of [thrower, () => ({ big: 1n })]) {
    const { ending, error } = await invoke(handler, event, settings, call);
    assert.is(ending, "threw");
    assert.instance(error, Error);
  }
});

test("a function that is killed does nothing more", async () => {
  let done = false;
  const { ending, end } = await invoke(
    async (_event, _context, clock) => {
      await clock.sleep(200);
      done = true;
    },
    event,
    settings,
    { ...call, killedAfter: 100 },
  );
  assert.equal({ ending, end, done }, { ending: "killed", end: 10_100, done: false });
});

test("a function that answers before it would be killed has answered", async () => {
  const { ending } = await invoke(() => null, event, settings, { ...call, killedAfter: 0 });
  assert.is(ending, "answered");
});

test("a function cannot change the event for the next call", async () => {
  await invoke((mine) => mine.Records.push({} as never), event, settings, call);
  assert.equal(event, { Records: [] });
});

test.run();
