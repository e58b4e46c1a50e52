// Runs a function's handler for a parent process, an invocation to a message, with Lambda's context.
import { pathToFileURL } from "node:url";

const { handler } = await import(pathToFileURL(process.env.LAMBDA_MODULE ?? "").href);

process.on("message", async ({ id, event, deadline }) => {
  process.send?.(await invoke(id, event, deadline));
});
process.on("disconnect", () => process.exit());
process.send?.({ ready: true });

async function invoke(id, event, deadline) {
  const context = {
    awsRequestId: id,
    functionName: "delivery-worker",
    functionVersion: "$LATEST",
    memoryLimitInMB: "1024",
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    return { id, response: (await handler(event, context)) ?? null };
  } catch (error) {
    return { id, error: String(error) };
  }
}
