/** The SDK's signer alone on Node's own client: no retries, checksums or fresh credentials. */
import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { Agent, request } from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";
import { body, bucket, contentType, credentials, endpoint, nextKey, region } from "./target.js";

class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Uint8Array);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}

const signer = new SignatureV4({
  service: "s3",
  region,
  credentials,
  sha256: Sha256,
  uriEscapePath: false,
});
const agent = new Agent({ keepAlive: true });
const { hostname, port, protocol, host } = new URL(endpoint);

/** Sign and send a PUT; gives the bytes of its body. */
export async function handle(): Promise<number> {
  const path = `/${bucket}/${nextKey()}`;
  const headers = {
    host,
    "content-length": String(body.length),
    "content-type": contentType,
    "if-none-match": "*",
  };
  const unsigned = {
    method: "PUT",
    protocol,
    hostname,
    port: Number(port),
    path,
    headers,
    body,
    query: {},
  };
  const signed = await signer.sign(unsigned);
  await send(path, signed.headers);
  return body.length;
}

function send(path: string, headers: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const put = request({ method: "PUT", hostname, port, path, headers, agent }, (response) => {
      const isStored = response.statusCode === 200;
      response.resume().once("end", isStored ? resolve : () => reject(new Error("not stored")));
    });
    put.once("error", reject).end(body);
  });
}
