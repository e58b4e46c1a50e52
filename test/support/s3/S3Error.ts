import { element, xmlDocument } from "./xml.js";

/**
 * A refusal as S3 spells it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  /** Further elements of the answer: name → text. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  /** Spell the error as the body of an answer. */
  body(resource: string, requestId: string): string {
    const all = { Resource: resource, RequestId: requestId, ...this.fields };
    return xmlDocument(
      element("Error", [
        element("Code", this.code),
        element("Message", this.message),
        ...Object.entries(all).map(([name, text]) => element(name, text)),
      ]),
    );
  }
}
