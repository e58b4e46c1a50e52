/** The version of Trino, and of all that belongs to it. */
export const trinoVersion = "476";

/** Part of the server: a folder of jars, which Maven fills with an artefact and what it needs. */
interface Part {
  readonly name: string;
  /** Where the jars go, below the installation. */
  readonly folder: string;
  readonly artifact: string;
  /** Artefacts left out of the folder. */
  readonly without: readonly string[];
}

/** Other clouds' clients and HDFS, over half of the connectors' weight, and never loaded here. */
const unusedGroups = [
  "com.amazonaws",
  "com.azure",
  "com.google.api",
  "com.google.api-client",
  "com.google.api.grpc",
  "com.google.apis",
  "com.google.auth",
  "com.google.cloud",
  "com.google.cloud.bigdataoss",
  "com.google.http-client",
  "com.google.oauth-client",
  "com.microsoft.azure",
  "io.grpc",
  "io.trino.hadoop",
  "net.snowflake",
  "org.alluxio",
  "org.conscrypt",
  "org.rocksdb",
];

/**
 * What a plugin shares with the server, so that both must load the same class.
 *
 * @see https://trino.io/docs/476/develop/spi-overview.html
 */
const sharedWithServer = [
  "trino-spi",
  "slice",
  "jol-core",
  "jackson-annotations",
  "opentelemetry-api",
  "opentelemetry-api-incubator",
  "opentelemetry-context",
];

const parts: readonly Part[] = [
  { name: "server", folder: "lib", artifact: "trino-main", without: [] },
  { name: "hive", folder: "plugin/hive", artifact: "trino-hive", without: sharedWithServer },
  {
    name: "iceberg",
    folder: "plugin/iceberg",
    artifact: "trino-iceberg",
    without: sharedWithServer,
  },
];

const copyJars = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

/** Maven's arguments by which the project fills the installation's folders. */
export const mavenArguments: readonly string[] = [
  "--batch-mode",
  "--quiet",
  "-DincludeScope=runtime",
  "-Dmdep.prependGroupId=true", // Two groups may give a jar the same name.
  copyJars,
];

/**
 * Spell a Maven project that collects the server and its connectors jar by jar, a quarter of the
 * release's size.
 *
 * @param folder the installation's
 * @returns texts of `pom.xml` files by their path
 */
export function mavenProject(folder: string): ReadonlyMap<string, string> {
  return new Map([
    ["pom.xml", parentPom()],
    ...parts.map((part): [string, string] => [`${part.name}/pom.xml`, partPom(part, folder)]),
  ]);
}

/** The parent takes every version from Trino's own build. */
function parentPom(): string {
  return project(`
  <groupId>local</groupId>
  <artifactId>trino</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules>${parts.map(({ name }) => `<module>${name}</module>`).join("")}</modules>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.trino</groupId>
        <artifactId>trino-root</artifactId>
        <version>${trinoVersion}</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>`);
}

function partPom({ name, folder, artifact, without }: Part, installation: string): string {
  return project(`
  <parent><groupId>local</groupId><artifactId>trino</artifactId><version>1</version></parent>
  <artifactId>${name}</artifactId>
  <packaging>pom</packaging>
  <properties>
    <outputDirectory>${installation}/${folder}</outputDirectory>
    <excludeArtifactIds>${without.join(",")}</excludeArtifactIds>
  </properties>
  <dependencies>
    <dependency>
      <groupId>io.trino</groupId>
      <artifactId>${artifact}</artifactId>
      <version>${trinoVersion}</version>
      <exclusions>${unusedGroups.map(exclusion).join("")}
      </exclusions>
    </dependency>
  </dependencies>`);
}

function exclusion(group: string): string {
  return `
        <exclusion><groupId>${group}</groupId><artifactId>*</artifactId></exclusion>`;
}

function project(content: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>${content}
</project>
`;
}
