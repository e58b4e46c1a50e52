import type { S3ClientConfig } from "@aws-sdk/client-s3";

/** What a process is to deliver, and when it is to die. */
export interface DeliverOncePlan {
  /** A file with the Lambda event. */
  readonly event: string;
  readonly store: { readonly folder: string } | { readonly client: S3ClientConfig };
  readonly kill?: {
    /** Which put it dies in, counted from 1. */
    readonly put: number;
    /** Turns of the event loop between the put's begin and death. */
    readonly turns: number;
  };
}
