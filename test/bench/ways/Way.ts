import type { KinesisStreamEvent } from "aws-lambda";

/**
 * Turns a Lambda's event into the bytes of objects. Each way is a module of its own that exports
 * `handle`, and is bundled alone, as a handler is deployed.
 *
 * @returns the bytes of the objects; 0 where it makes none
 */
export type Way = (event: KinesisStreamEvent) => Promise<number> | number;
