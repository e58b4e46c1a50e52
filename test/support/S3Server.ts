import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Exchange, type LoggedRequest } from "./s3/Exchange.js";
import type { Faults } from "./s3/Fault.js";
import { ObjectStore, type StoredObject } from "./s3/ObjectStore.js";
import { perform } from "./s3/operations.js";

export interface S3ServerOptions {
  /** Buckets that are there from the start. */
  readonly buckets?: readonly string[];
  /** Where objects are mirrored to files: `<directory>/<bucket>/<key>`. */
  readonly directory?: string;
  readonly faults?: Faults;
}

/**
 * A server of the S3 protocol in this process, for tests: path-style requests, conditional puts,
 * checksums, sorted and paged listings, and faults on demand. What it does not know it refuses
 * with NotImplemented.
 */
export class S3Server {
  /** Requests in the order in which they were done with. */
  readonly requests: LoggedRequest[] = [];
  readonly #options: S3ServerOptions;
  readonly #stores = new Map<string, ObjectStore>();
  readonly #server: Server;
  readonly #stopped = new AbortController();
  #faults: Faults;
  #count = 0;
  #connections = 0;

  private constructor(options: S3ServerOptions) {
    this.#options = options;
    this.#faults = options.faults ?? (() => undefined);
    for (const name of options.buckets ?? []) this.#stores.set(name, this.#createStore(name));
    this.#server = createServer((message, response) => this.#serve(message, response));
    this.#server.on("connection", () => this.#connections++);
  }

  /** Start a server on a free port of the loopback interface. */
  static async start(options: S3ServerOptions = {}): Promise<S3Server> {
    const server = new S3Server(options);
    await new Promise<void>((resolve, reject) => {
      server.#server.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    return server;
  }

  /** Stop the server and break what connections are left. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Break what connections there are, and go on. */
  disconnect(): void {
    this.#server.closeAllConnections();
  }

  /** How many connections there have been. */
  get connections(): number {
    return this.#connections;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Configuration of an S3 client that talks to this server. */
  get clientConfig() {
    return {
      endpoint: this.endpoint,
      region: "eu-west-1",
      forcePathStyle: true,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
  }

  /** Let requests fail from now on. */
  setFaults(faults: Faults | undefined): void {
    this.#faults = faults ?? (() => undefined);
  }

  /** Return a bucket's objects by the order of their keys. */
  objects(bucket: string): StoredObject[] {
    return this.#stores.get(bucket)?.list() ?? [];
  }

  object(bucket: string, key: string): StoredObject | undefined {
    return this.#stores.get(bucket)?.get(key);
  }

  #createStore(bucket: string): ObjectStore {
    const { directory } = this.#options;
    return new ObjectStore(directory && join(directory, bucket));
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = new Exchange(message, response, ++this.#count, this.#stopped.signal);
    await exchange.run(this.#faults, (request, body) => {
      const create = (name: string) => this.#createStore(name);
      return perform({ stores: this.#stores, create }, request, body);
    });
    const logged = exchange.logged();
    if (logged) this.requests.push(logged);
  }
}
