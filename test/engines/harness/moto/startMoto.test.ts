import * as assert from "uvu/assert";
import { engineTest } from "../engineTest.js";
import { startMoto } from "./startMoto.js";

const test = await engineTest(startMoto, ({ stop }) => stop());

test("a request that is made again under its id is done once", async ({ url }) => {
  const createDatabase = (invocation: string) =>
    fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSGlue.CreateDatabase",
        authorization: "AWS4-HMAC-SHA256 Credential=test/20240301/us-east-1/glue/aws4_request",
        "amz-sdk-invocation-id": invocation,
      },
      body: JSON.stringify({ DatabaseInput: { Name: "archive" } }),
    });
  const [first, again, other] = [
    await createDatabase("1c3f"),
    await createDatabase("1c3f"),
    await createDatabase("9a70"),
  ];
  assert.equal([first.status, again.status, other.status], [200, 200, 400]);
  assert.is(await again.text(), await first.text());
  assert.match(await other.text(), "AlreadyExistsException");
});

test.run();
