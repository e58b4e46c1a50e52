import { athena } from "./athena.js";
import { avro } from "./avro.js";
import { codec } from "./codec.js";
import { dictionary } from "./dictionary.js";
import { parquet } from "./parquet.js";
import { registry } from "./registry.js";
import { scanPlan } from "./scanPlan.js";
import type { Target } from "./target.js";
import { terraform } from "./terraform.js";
import { typescript } from "./typescript.js";

/** Every target, in the order in which it is emitted. */
export const targets: readonly Target[] = [
  typescript,
  codec,
  avro,
  parquet,
  scanPlan,
  athena,
  terraform,
  dictionary,
  registry,
];
