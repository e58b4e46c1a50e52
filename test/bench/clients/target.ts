/** What is put, and where: a server of this machine stands for S3. */
export const endpoint = process.env.BENCH_ENDPOINT ?? "";
export const region = "eu-west-1";
export const bucket = "archive";
export const credentials = { accessKeyId: "test", secretAccessKey: "test" };
export const contentType = "application/vnd.apache.parquet";

/** The bytes of an object; what they are does not matter. */
export const body = new Uint8Array(400_000).map((_, index) => (index * 2_654_435_761) >>> 24);

let objects = 0;

/** Name the next object. */
export function nextKey(): string {
  return `changes/demand_record/${objects++}.parquet`;
}
