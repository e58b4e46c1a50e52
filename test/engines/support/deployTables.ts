import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { Model } from "../../../generator/model/model.js";
import type { GeneratedFile } from "../../../generator/targets/target.js";
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
  /** Default tomorrow, as generated; then a scan of all days takes longer from day to day. */
  readonly projectionEnd?: string;
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
  placeModule(folder, module, archive);
  const deployed = await terraform(folder, moto);
  await deployed.run("init");
  await deployed.run("apply", "-auto-approve");
  return {
    async change(module) {
      placeModule(folder, module, archive);
      await deployed.run("apply", "-auto-approve");
    },
  };
}

function placeModule(folder: string, module: Module, { projectionEnd }: Archive): void {
  rmSync(join(folder, "terraform"), { recursive: true, force: true });
  mkdirSync(join(folder, "terraform"));
  for (const { path, text } of filesOf(module)) {
    const ended = projectionEnd === undefined ? text : text.replaceAll("NOW+1DAYS", projectionEnd);
    writeFileSync(join(folder, path), ended);
  }
}

function filesOf(module: Module): readonly GeneratedFile[] {
  if (typeof module !== "string") return terraformTarget.emit(module) as readonly GeneratedFile[];
  return readdirSync(module).map((name) => ({
    path: `terraform/${name}`,
    text: readFileSync(join(module, name), "utf8"),
  }));
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
