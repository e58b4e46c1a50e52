import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { sdkItem } from "../../runtime/tasks/backfill/scannedItem.js";

/** What is used of the package dynalite, which has no types. */
type Dynalite = (options: { readonly createTableMs: number }) => Server;

/** A DynamoDB server in this process, and a client of it. */
export class DynamoDBConnection {
  readonly client: DynamoDBClient;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.client = new DynamoDBClient({
      endpoint: this.endpoint,
      region: "eu-west-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
  }

  /** Start a server on a free port of the loopback interface. */
  static async start(): Promise<DynamoDBConnection> {
    const dynalite: Dynalite = createRequire(import.meta.url)("dynalite");
    const server = dynalite({ createTableMs: 0 });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    return new DynamoDBConnection(server);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Create a table whose key is `id`, a text, with items; binary is in base64. */
  async createTable(TableName: string, items: readonly AttributeMap[] = []): Promise<void> {
    await this.client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      }),
    );
    for (let start = 0; start < items.length; start += batchSize) {
      const requests = items
        .slice(start, start + batchSize)
        .map((item) => ({ PutRequest: { Item: sdkItem(item) } }));
      const RequestItems = { [TableName]: requests };
      await this.client.send(new BatchWriteItemCommand({ RequestItems }));
    }
  }

  /** Put an item; binary is in base64. */
  async put(TableName: string, item: AttributeMap): Promise<void> {
    await this.client.send(new PutItemCommand({ TableName, Item: sdkItem(item) }));
  }

  async stop(): Promise<void> {
    this.client.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const batchSize = 25;
