import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { Model } from "../../../generator/model/model.js";
import { terraform as terraformTarget } from "../../../generator/targets/terraform.js";
import type { Moto } from "../harness/moto/Moto.js";
import { temporaryFolder } from "../harness/temporaryFolder.js";
import { type Terraform, terraform } from "../harness/terraform/terraform.js";

/** Where an archive is, and the database of its tables. */
export interface Archive {
  readonly bucket: string;
  /** Below the bucket. */
  readonly prefix: string;
  readonly database: string;
  readonly projectionStart: string;
}

/**
 * Make an archive's bucket, and its tables and views by a generated Terraform module.
 *
 * @param module the module's folder, or the model to generate it from
 */
export async function deployTables(
  moto: Moto,
  archive: Archive,
  module: string | Model,
): Promise<Terraform> {
  await new S3Client(moto.client).send(new CreateBucketCommand({ Bucket: archive.bucket }));
  const folder = temporaryFolder("tables");
  placeModule(folder, module);
  writeFileSync(join(folder, "main.tf"), root(archive));
  const deployed = await terraform(folder, moto);
  await deployed.run("init");
  await deployed.run("apply", "-auto-approve");
  return deployed;
}

function placeModule(folder: string, module: string | Model): void {
  if (typeof module === "string") {
    cpSync(module, join(folder, "terraform"), { recursive: true });
    return;
  }
  const files = terraformTarget.emit(module) as readonly { path: string; text: string }[];
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function root({ bucket, prefix, database, projectionStart }: Archive): string {
  return `
provider "aws" {}
resource "aws_glue_catalog_database" "archive" {
  name = "${database}"
}
module "tables" {
  source           = "./terraform"
  database         = aws_glue_catalog_database.archive.name
  location         = "s3://${bucket}/${prefix}"
  projection_start = "${projectionStart}"
}
`;
}
