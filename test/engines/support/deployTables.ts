import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { Model } from "../../../generator/model/model.js";
import { terraform as terraformTarget } from "../../../generator/targets/terraform.js";
import type { Moto } from "../harness/moto/Moto.js";
import { temporaryFolder } from "../harness/temporaryFolder.js";
import { terraform } from "../harness/terraform/terraform.js";

/** Where an archive is, and the database of its tables. */
export interface Archive {
  readonly bucket: string;
  /** Below the bucket. */
  readonly prefix: string;
  readonly database: string;
  readonly projectionStart: string;
}

/** A generated Terraform module: its folder, or the model to generate it from. */
export type Module = string | Model;

/** Tables and views that were deployed. */
export interface Tables {
  /** Change them into those of another module, in place. */
  change(module: Module): Promise<void>;
}

/** Make an archive's bucket, and its tables and views by a generated Terraform module. */
export async function deployTables(moto: Moto, archive: Archive, module: Module): Promise<Tables> {
  await new S3Client(moto.client).send(new CreateBucketCommand({ Bucket: archive.bucket }));
  const folder = temporaryFolder("tables");
  writeFileSync(join(folder, "main.tf"), root(archive));
  placeModule(folder, module);
  const deployed = await terraform(folder, moto);
  await deployed.run("init");
  await deployed.run("apply", "-auto-approve");
  return {
    async change(module) {
      placeModule(folder, module);
      await deployed.run("apply", "-auto-approve");
    },
  };
}

function placeModule(folder: string, module: Module): void {
  rmSync(join(folder, "terraform"), { recursive: true, force: true });
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
