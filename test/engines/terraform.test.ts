import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetTableCommand, GlueClient } from "@aws-sdk/client-glue";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import { startMoto } from "./harness/moto/startMoto.js";
import { temporaryFolder } from "./harness/temporaryFolder.js";
import { terraform } from "./harness/terraform/terraform.js";

const configuration = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {}
resource "aws_s3_bucket" "data" {
  bucket = "terraform-test"
}
resource "aws_glue_catalog_database" "data" {
  name = "terraform_test"
}
resource "aws_glue_catalog_table" "sample" {
  name          = "sample"
  database_name = aws_glue_catalog_database.data.name
  table_type    = "EXTERNAL_TABLE"
  storage_descriptor {
    location = "s3://\${aws_s3_bucket.data.bucket}/sample/"
    columns {
      name = "amount"
      type = "decimal(38,9)"
    }
  }
}
`;

const test = await engineTest(async () => {
  const directory = temporaryFolder("root");
  writeFileSync(join(directory, "main.tf"), configuration);
  const moto = await startMoto();
  const root = await terraform(directory, moto);
  await root.run("init");
  return { moto, root };
});

test("terraform applies a configuration to the mock AWS, once", async ({ moto, root }) => {
  await root.run("apply", "-auto-approve");
  const get = new GetTableCommand({ DatabaseName: "terraform_test", Name: "sample" });
  const { Table } = await new GlueClient(moto.client).send(get);
  assert.is(Table?.StorageDescriptor?.Columns?.[0]?.Type, "decimal(38,9)");
  await new S3Client(moto.client).send(new HeadBucketCommand({ Bucket: "terraform-test" }));
  assert.is((await root.attempt("plan", "-detailed-exitcode")).code, 0);
});

test("terraform's failure says what it printed", async ({ root }) => {
  try {
    await root.run("plan", "-target=");
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), "plan -target=\nended with exit code 1");
    assert.match(String(error), "Invalid target");
  }
});

test.run();
