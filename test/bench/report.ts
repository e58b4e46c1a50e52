import type { FirstInvocation } from "./firstInvocations.js";
import { type Ratio, ratioOf, type Times } from "./measure.js";

/** What a run of the benchmark has found. */
export interface Bench {
  readonly node: string;
  readonly records: number;
  /** Of the records, decoded. */
  readonly bytes: number;
  readonly ratios: readonly Comparison[];
  readonly first: readonly FirstInvocation[];
}

/** One figure: a pipeline's time over another's. */
export interface Comparison extends Ratio {
  readonly pipeline: string;
  readonly against: string;
  /** What the ratio is meant to be. */
  readonly target: string;
  readonly bytes: number;
}

/** What is compared, in the order of the table. */
const comparisons = [
  ["fastParquet", "parse", "≤ 0.35"],
  ["fastParquetSnappy", "parse", "≤ 0.35"],
  ["fastAvro", "parse", "≤ 0.45"],
  ["fastAvroPlain", "parse", "≤ 0.3"],
  ["slowParquet", "parse", "≤ 2"],
  ["conventional", "fastParquet", "≥ 25"],
  ["codecHyparquet", "fastParquet", "≥ 8"],
] as const;

/** Say of each pipeline what it is. */
const descriptions: Readonly<Record<string, string>> = {
  parse: "base64 + `JSON.parse` alone",
  fastParquet: "kernel → Parquet (zstd, or snappy where Node has no zstd)",
  fastParquetSnappy: "kernel → Parquet (snappy)",
  fastAvro: "kernel → Avro (deflate)",
  fastAvroPlain: "kernel → Avro (uncompressed)",
  slowParquet: "every record the slow way → Parquet",
  codecHyparquet: "`JSON.parse` + generated codec + hyparquet-writer",
  conventional: "`JSON.parse` + util-dynamodb + parquetjs-lite",
};

/** Compare the times that were measured. */
export function report(times: readonly Times[]): readonly Comparison[] {
  const of = (name: string) => times.find((it) => it.name === name) as Times;
  return comparisons.map(([pipeline, against, target]) => ({
    pipeline,
    against,
    target,
    ...ratioOf(of(pipeline), of(against)),
    bytes: of(pipeline).bytes,
  }));
}

/** Spell a run as a table. */
export function markdownTable({ node, records, bytes, ratios, first }: Bench): string {
  const lines = ratios.map(
    ({ pipeline, against, target, median, spread, bytes: size }) =>
      `| ${descriptions[pipeline]} | ${descriptions[against]} | ${number(median)} | ${number(spread[0])} – ${number(spread[1])} | ${target} | ${kilobytes(size)} |`,
  );
  const starts = first.map(({ pipeline, ratio }) => `${descriptions[pipeline]} ${number(ratio)}`);
  return [
    `${records} records, ${(bytes / 1e6).toFixed(1)} MB, Node ${node}; medians, and the middle half of the runs.`,
    "",
    "| way | against | ratio | spread | aim | object, KB |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
    "",
    `First batch of a fresh process, against ${descriptions.parse}: ${starts.join("; ")}.`,
  ].join("\n");
}

function number(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}

function kilobytes(bytes: number): string {
  return bytes === 0 ? "" : (bytes / 1000).toFixed(0);
}
