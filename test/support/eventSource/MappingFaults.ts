/**
 * What goes wrong around invocations, each asked with the invocation's number, which counts from 1.
 * Lambda processes each event at least once; these are ways in which it comes to more.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
export interface MappingFaults {
  /** The function is not called: throttled, or the service fails. */
  readonly throttled?: (invocation: number) => boolean;
  /** The function's process dies so many milliseconds after its start. */
  readonly killedAfter?: (invocation: number) => number | undefined;
  /** The function ran to its end, but Lambda never learns how, so it calls again. */
  readonly answerLost?: (invocation: number) => boolean;
  /**
   * What is to be retried whole is read from the stream again, so that later records may join it.
   * AWS does not say whether Lambda keeps the batch or reads again.
   */
  readonly recut?: (invocation: number) => boolean;
}
