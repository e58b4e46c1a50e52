import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { DecodedBody } from "./decodeChunked.js";
import type { Fault, Faults } from "./Fault.js";
import type { S3Answer } from "./operations.js";
import { Aborted, readBody } from "./readBody.js";
import { S3Error } from "./S3Error.js";
import { readRequest, type S3Request } from "./S3Request.js";

/** Does what a request asks for. */
export type PerformRequest = (
  request: S3Request,
  body: DecodedBody,
) => S3Answer | Promise<S3Answer>;

/** A request and what became of it. */
export interface LoggedRequest extends S3Request {
  /** Status of the answer; `undefined` where none was sent. */
  readonly status: number | undefined;
  readonly fault: Fault["kind"] | undefined;
  /** Bytes of its body, without framing. */
  readonly bytes: number;
}

/** Thrown where a fault leaves a request without an answer. */
class Unanswered extends Error {}

/** One request and its answer, faults included. */
export class Exchange {
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #number: number;
  readonly #stopped: AbortSignal;
  #request: S3Request | undefined;
  #fault: Fault | undefined;
  #bytes = 0;
  #status: number | undefined;

  /** `stopped` ends what waits when the server stops. */
  constructor(
    message: IncomingMessage,
    response: ServerResponse,
    number: number,
    stopped: AbortSignal,
  ) {
    this.#message = message;
    this.#response = response;
    this.#number = number;
    this.#stopped = stopped;
  }

  /** Answer the request, or leave it unanswered where a fault says so. */
  async run(faults: Faults, perform: PerformRequest): Promise<void> {
    try {
      this.#send(await this.#answer(faults, perform));
    } catch (error) {
      if (error instanceof S3Error) this.#sendError(error);
      else if (!(error instanceof Aborted || error instanceof Unanswered)) throw error;
    }
  }

  /** Return the log's entry; `undefined` where the request's head was not understood. */
  logged(): LoggedRequest | undefined {
    if (this.#request === undefined) return undefined;
    const fault = this.#fault?.kind;
    return { ...this.#request, status: this.#status, fault, bytes: this.#bytes };
  }

  async #answer(faults: Faults, perform: PerformRequest): Promise<S3Answer> {
    const request = readRequest(this.#message, this.#number);
    this.#request = request;
    this.#fault = faults(request);
    await this.#breakUpload();
    const body = await readBody(this.#message);
    this.#bytes = body.bytes.length;
    await this.#interfere("before");
    if (this.#fault?.kind === "error") throw injected(this.#fault);
    const answer = await perform(request, body);
    await this.#interfere("after");
    return answer;
  }

  async #breakUpload(): Promise<void> {
    if (this.#fault?.kind !== "reset" || this.#fault.when !== "upload") return;
    await Promise.race([once(this.#message, "data"), once(this.#message, "end")]);
    this.#reset();
  }

  async #interfere(when: "before" | "after"): Promise<void> {
    const fault = this.#fault;
    if (fault?.kind === "slow") await this.#wait(fault[when] ?? 0);
    if (fault?.kind === "reset" && fault.when === when) this.#reset();
    if (fault?.kind === "hang" && fault.when === when) throw new Unanswered();
  }

  async #wait(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#stopped }).catch(() => {
      throw new Unanswered();
    });
  }

  #reset(): never {
    this.#message.socket.resetAndDestroy();
    throw new Unanswered();
  }

  #send(answer: S3Answer): void {
    const headers = { "x-amz-request-id": this.#requestId(), ...answer.headers };
    this.#status = answer.status;
    const length = { "Content-Length": String(answer.body.length) };
    this.#response.writeHead(answer.status, { ...length, ...headers });
    if (this.#fault?.kind === "cut") this.#cut(answer.body);
    else this.#response.end(this.#fault?.kind === "corrupt" ? corrupt(answer.body) : answer.body);
  }

  #sendError(error: S3Error): void {
    this.#message.resume();
    const [resource = ""] = (this.#message.url ?? "/").split("?", 1);
    const body = Buffer.from(error.body(resource, this.#requestId()));
    const headers = { "Content-Type": "application/xml" };
    this.#send({ status: error.status, headers, body });
  }

  #cut(body: Buffer): void {
    const half = body.subarray(0, body.length >> 1);
    this.#response.write(half, () => this.#message.socket.resetAndDestroy());
  }

  #requestId(): string {
    return String(this.#number).padStart(16, "0");
  }
}

function injected({ status, code }: { status: number; code: string }): S3Error {
  return new S3Error(status, code, `${code} by order of the test`);
}

function corrupt(body: Buffer): Buffer {
  const other = Buffer.from(body);
  const middle = other.length >> 1;
  if (other.length > 0) other.writeUInt8(other.readUInt8(middle) ^ 1, middle);
  return other;
}
