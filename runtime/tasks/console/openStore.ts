import { AthenaClient } from "@aws-sdk/client-athena";
import type { RecordTypes } from "../../codec/RecordType.js";
import type { ObjectSource } from "../../delivery/ObjectSource.js";
import type { Environment } from "../Environment.js";
import { loadEnvironment } from "../loadEnvironment.js";
import { openLocation } from "../openLocation.js";
import { UserError } from "../UserError.js";
import { ArchiveDatabase } from "./ArchiveDatabase.js";
import { AthenaDatabase } from "./AthenaDatabase.js";
import { type ConsoleOptions, localArchive } from "./options.js";
import type { QueryEngine } from "./QueryEngine.js";

/** An archive's objects, and what answers queries on its tables. */
export interface Store {
  readonly name: string;
  readonly environment: Environment;
  readonly source: ObjectSource;
  readonly engine: QueryEngine;
}

/** Work with the store that the options name, which is closed afterwards. */
export async function withStore<T>(
  options: ConsoleOptions,
  recordTypes: RecordTypes,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(options, recordTypes);
  try {
    return await work(store);
  } finally {
    store.engine.close();
  }
}

async function openStore(options: ConsoleOptions, recordTypes: RecordTypes): Promise<Store> {
  const environment = loadEnvironment(options.env);
  const folder = folderOf(options);
  const { archive, athena, region } = environment;
  if (folder !== undefined) {
    const { name, source } = openLocation(folder, region);
    const engine = await ArchiveDatabase.open(folder, recordTypes);
    return { name, environment, source, engine };
  }
  const place = [archive.bucket, archive.prefix].filter((part) => part !== "").join("/");
  const { name, source } = openLocation(`s3://${place}`, region);
  const client = new AthenaClient({ region });
  const engine = new AthenaDatabase(client, archive.database, athena.workgroup);
  return { name, environment, source, engine };
}

/** Give the folder that DuckDB reads; undefined where the environment's Athena answers. */
function folderOf({ env, archive }: ConsoleOptions): string | undefined {
  if (archive?.includes("://")) {
    throw UserError.at(
      "--archive",
      "option",
      "takes a folder; name an environment by --env for S3",
    );
  }
  return archive ?? (env === "local" ? localArchive : undefined);
}
