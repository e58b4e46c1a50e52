import {
  type AttributeValue,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import type { AttributeMap } from "../../codec/AttributeValue.js";

/** Read all items of a table, each as it is now. */
export async function* scanItems(
  client: DynamoDBClient,
  table: string,
): AsyncGenerator<AttributeMap> {
  yield* scan(client, { TableName: table });
}

/** Read some items of a table, from one of so many segments that it has about enough. */
export async function* sampleItems(
  client: DynamoDBClient,
  table: string,
  count: number,
): AsyncGenerator<AttributeMap> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  // The count is up to six hours old, so that a segment may have too few.
  const segments = Math.min(1000, Math.max(1, Math.floor((Table?.ItemCount ?? 0) / count / 2)));
  const first = Math.floor(Math.random() * segments);
  let left = count;
  for (let index = 0; index < segments && left > 0; index++) {
    const Segment = (first + index) % segments;
    const segment = scan(client, { TableName: table, Segment, TotalSegments: segments });
    for await (const item of segment) {
      yield item;
      if (--left === 0) return;
    }
  }
}

/** Read an item by its key; undefined where there is none. */
export async function readItem(
  client: DynamoDBClient,
  table: string,
  key: AttributeMap,
): Promise<AttributeMap | undefined> {
  const Key = key as Record<string, AttributeValue>;
  const command = new GetItemCommand({ TableName: table, Key, ConsistentRead: true });
  return (await client.send(command)).Item as AttributeMap | undefined;
}

interface ScanPart {
  readonly TableName: string;
  readonly Segment?: number;
  readonly TotalSegments?: number;
}

async function* scan(client: DynamoDBClient, part: ScanPart): AsyncGenerator<AttributeMap> {
  for await (const { Items = [] } of paginateScan({ client }, { ...part, ConsistentRead: true })) {
    yield* Items as AttributeMap[];
  }
}
