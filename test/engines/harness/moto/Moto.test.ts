import { test } from "uvu";
import * as assert from "uvu/assert";
import { readRequests } from "./Moto.js";

test("reads the access log, coloured or not", () => {
  const log = `http://127.0.0.1:4567
127.0.0.1 - - [01/Mar/2024 10:00:00] "GET /bucket?list-type=2&prefix=a/b%3Dc/ HTTP/1.1" 200 -
127.0.0.1 - - [01/Mar/2024 10:00:00] "\u001b[35m\u001b[1mGET /bucket/key HTTP/1.1\u001b[0m" 206 -
127.0.0.1 - - [01/Mar/2024 10:00:00] "\u001b[33mPUT /bucket/key HTTP/1.1\u001b[0m" 412 -
`;
  assert.equal(readRequests(log), [
    { method: "GET", target: "/bucket?list-type=2&prefix=a/b%3Dc/", status: 200 },
    { method: "GET", target: "/bucket/key", status: 206 },
    { method: "PUT", target: "/bucket/key", status: 412 },
  ]);
});

test.run();
