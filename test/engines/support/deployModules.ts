import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { GeneratedFile } from "../../../generator/targets/target.js";
import type { Moto } from "../harness/moto/Moto.js";
import { temporaryFolder } from "../harness/temporaryFolder.js";
import { terraform } from "../harness/terraform/terraform.js";

/** Where tables of several generated modules are. */
export interface Modules {
  readonly bucket: string;
  /** Beginning of the databases' names, which end in the modules' numbers, as prefixes do. */
  readonly database: string;
  /** The only day that the tables have. */
  readonly day: string;
}

/**
 * Make the tables and views of generated modules, each in a database of its own, by one run of
 * Terraform, which validates them all.
 */
export async function deployModules(
  moto: Moto,
  modules: Modules,
  generated: readonly (readonly GeneratedFile[])[],
): Promise<void> {
  await new S3Client(moto.client).send(new CreateBucketCommand({ Bucket: modules.bucket }));
  const folder = temporaryFolder("modules");
  for (const [at, files] of generated.entries()) placeModule(join(folder, `m${at}`), files);
  const blocks = generated.map((_, at) => moduleBlock(modules, at));
  writeFileSync(join(folder, "main.tf"), ['provider "aws" {}', ...blocks].join("\n"));
  const root = await terraform(folder, moto);
  await root.run("init");
  await root.run("validate");
  await root.run("apply", "-auto-approve");
}

function placeModule(folder: string, files: readonly GeneratedFile[]): void {
  for (const { path, text } of files.filter(({ path }) => path.startsWith("terraform/"))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function moduleBlock({ bucket, database, day }: Modules, at: number): string {
  return `
resource "aws_glue_catalog_database" "m${at}" {
  name = "${database}${at}"
}
module "m${at}" {
  source           = "./m${at}/terraform"
  database         = aws_glue_catalog_database.m${at}.name
  location         = "s3://${bucket}/${at}"
  projection_start = "${day}"
}
`;
}
