import { readFileSync, statSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** Where a mock AWS serves; enough for another process to use it. */
export interface MotoAddress {
  readonly url: string;
  /** The file to which it writes its requests. */
  readonly log: string;
}

/** A request that the mock AWS has answered. */
export interface MotoRequest {
  readonly method: string;
  /** Path and query, as they were asked for: `/bucket/key?list-type=2`. */
  readonly target: string;
  readonly status: number;
}

/** A mock AWS. */
export interface Moto extends MotoAddress {
  readonly region: string;
  /** Configuration for any client of the AWS SDK. */
  readonly client: MotoClientConfiguration;
  /** Environment for a process that uses AWS: endpoint, region, credentials. */
  readonly environment: Readonly<Record<string, string>>;
  /** Forget every resource. */
  reset(): Promise<void>;
  /** Count what requests an action makes, those of other tests at the same time included. */
  requestsDuring(action: () => Promise<unknown>): Promise<MotoRequest[]>;
  stop(): Promise<void>;
}

/** How the AWS SDK's clients are told of a mock AWS. */
export interface MotoClientConfiguration {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** For the S3 client: the bucket is in the path, since no name leads to a bucket's host. */
  readonly forcePathStyle: true;
}

const region = "us-east-1";
const secret = "test";

/** Make the handle of a mock AWS that serves. */
export function motoAt(address: MotoAddress, stop: () => Promise<void>): Moto {
  return {
    ...address,
    region,
    client: {
      endpoint: address.url,
      region,
      credentials: { accessKeyId: secret, secretAccessKey: secret },
      forcePathStyle: true,
    },
    environment: {
      AWS_ENDPOINT_URL: address.url,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: secret,
      AWS_SECRET_ACCESS_KEY: secret,
    },
    reset: () => reset(address.url),
    requestsDuring: (action) => requestsDuring(address.log, action),
    stop,
  };
}

async function reset(url: string): Promise<void> {
  const response = await fetch(`${url}/moto-api/reset`, { method: "POST" });
  if (!response.ok) {
    throw new Error(`moto could not be reset: ${response.status} ${await response.text()}`);
  }
}

async function requestsDuring(log: string, action: () => Promise<unknown>): Promise<MotoRequest[]> {
  const before = statSync(log).size;
  await action();
  return readRequests(readFileSync(log).subarray(before).toString());
}

/** Read the access log of moto's web server: `127.0.0.1 - - [date] "GET /b HTTP/1.1" 200 -`. */
export function readRequests(log: string): MotoRequest[] {
  const plain = stripVTControlCharacters(log); // Other answers than 200 are in colour.
  const lines = plain.matchAll(/"(?<method>[A-Z]+) (?<target>\S+) HTTP\/[\d.]+" (?<status>\d+) /g);
  return [...lines].map(({ groups = {} }) => ({
    method: groups.method ?? "",
    target: groups.target ?? "",
    status: Number(groups.status),
  }));
}
