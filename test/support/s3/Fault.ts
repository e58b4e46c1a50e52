import type { S3Request } from "./S3Request.js";

/** What goes wrong with one request. */
export type Fault =
  /** An error instead of the operation: 503 `SlowDown`, 500 `InternalError`, … */
  | { readonly kind: "error"; readonly status: number; readonly code: string }
  /** Waits before the operation, and between it and its answer, in milliseconds. */
  | { readonly kind: "slow"; readonly before?: number; readonly after?: number }
  /** The connection breaks: while the body is sent, or after it with the operation done or not. */
  | { readonly kind: "reset"; readonly when: "upload" | "before" | "after" }
  /** No answer ever comes, the operation done or not. */
  | { readonly kind: "hang"; readonly when: "before" | "after" }
  /** The answer's body breaks off half-way. */
  | { readonly kind: "cut" }
  /** One bit of the answer's body is another. */
  | { readonly kind: "corrupt" };

/** Decides what goes wrong with a request; `undefined` where nothing does. */
export type Faults = (request: S3Request) => Fault | undefined;

/** The error by which S3 asks for fewer requests. */
export const slowDown: Fault = { kind: "error", status: 503, code: "SlowDown" };

/** The error of a passing fault in S3 itself. */
export const internalError: Fault = { kind: "error", status: 500, code: "InternalError" };

/** Let the first `count` requests of an operation fail, and no others. */
export function firstRequests(
  operation: S3Request["operation"],
  count: number,
  fault: Fault,
): Faults {
  let left = count;
  return (request) => (request.operation === operation && left-- > 0 ? fault : undefined);
}
