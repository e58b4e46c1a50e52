import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Moto } from "../moto/Moto.js";

type Properties = Readonly<Record<string, string | number | boolean>>;

/** Where a server finds its configuration. */
export interface TrinoConfiguration {
  readonly config: string;
  readonly levels: string;
}

/**
 * Write the configuration of a single server on a mock AWS.
 *
 * The Hive catalog has Athena's name, because views name it in what they store; Iceberg tables
 * found through it are redirected to the catalog `iceberg`, as Athena does.
 *
 * @param folder where the files go
 * @param installation the folder that has the plugins
 */
export async function configureTrino(
  folder: string,
  installation: string,
  port: number,
  moto: Moto,
): Promise<TrinoConfiguration> {
  const catalogs = join(folder, "catalog");
  const [config, levels] = [join(folder, "config.properties"), join(folder, "log.properties")];
  await mkdir(catalogs, { recursive: true });
  await writeProperties(config, server(port, join(installation, "plugin"), catalogs));
  await writeProperties(levels, { "io.trino": "WARN", "io.airlift": "WARN", Bootstrap: "WARN" });
  await writeProperties(join(catalogs, "awsdatacatalog.properties"), { ...hive, ...aws(moto) });
  await writeProperties(join(catalogs, "iceberg.properties"), { ...iceberg, ...aws(moto) });
  return { config, levels };
}

function server(port: number, plugins: string, catalogs: string): Properties {
  return {
    "node.environment": "test",
    "node.id": "one",
    "node.bind-ip": "127.0.0.1",
    "node.internal-address": "127.0.0.1",
    coordinator: true,
    "node-scheduler.include-coordinator": true,
    "http-server.http.port": port,
    "discovery.uri": `http://127.0.0.1:${port}`,
    "plugin.dir": plugins,
    "catalog.config-dir": catalogs,
    "web-ui.enabled": false,
  };
}

// Table statistics are off because moto answers 500 when Trino asks Glue for them.
const hive: Properties = {
  "connector.name": "hive",
  "hive.metastore": "glue",
  "hive.partition-projection-enabled": true,
  "hive.table-statistics-enabled": false,
  "hive.non-managed-table-writes-enabled": true,
  "hive.iceberg-catalog-name": "iceberg",
};

const iceberg: Properties = {
  "connector.name": "iceberg",
  "iceberg.catalog.type": "glue",
  "iceberg.table-statistics-enabled": false,
  "iceberg.hive-catalog-name": "awsdatacatalog",
};

function aws({ url, region, client }: Moto): Properties {
  const { accessKeyId, secretAccessKey } = client.credentials;
  return {
    "hive.metastore.glue.endpoint-url": url,
    "hive.metastore.glue.region": region,
    "hive.metastore.glue.aws-access-key": accessKeyId,
    "hive.metastore.glue.aws-secret-key": secretAccessKey,
    "fs.native-s3.enabled": true,
    "s3.endpoint": url,
    "s3.region": region,
    "s3.path-style-access": true,
    "s3.aws-access-key": accessKeyId,
    "s3.aws-secret-key": secretAccessKey,
  };
}

async function writeProperties(file: string, properties: Properties): Promise<void> {
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(file, lines.join(""));
}
