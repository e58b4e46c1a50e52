import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Moto, MotoClientConfiguration } from "../../harness/moto/Moto.js";

/** The bucket for Terraform's state. */
export const stateBucket = "terraform-state";

/** Where all environments are. */
export const region = "eu-west-1";

/** Configure a client for the environments' Region of the mock AWS. */
export function clientOf({ client }: Moto): MotoClientConfiguration {
  return { ...client, region };
}

/** Make a Kinesis client, which by itself would speak HTTP/2, as moto does not. */
export function kinesisOf(moto: Moto): KinesisClient {
  return new KinesisClient({ ...clientOf(moto), requestHandler: new NodeHttpHandler() });
}

/** Make what an account has before anything is deployed: a bucket for Terraform's state. */
export async function createStateBucket(moto: Moto): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: region } as const;
  const create = new CreateBucketCommand({ Bucket: stateBucket, CreateBucketConfiguration });
  await new S3Client(clientOf(moto)).send(create);
}

/** Make a table as an application's team would. */
export async function createTable(moto: Moto, name: string): Promise<void> {
  const create = new CreateTableCommand({
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
  });
  await new DynamoDBClient(clientOf(moto)).send(create);
}

/** Make a stream as a platform's team would. */
export async function createStream(moto: Moto, name: string): Promise<void> {
  const create = new CreateStreamCommand({ StreamName: name, ShardCount: 1 });
  await kinesisOf(moto).send(create);
}
