/** What drift looks at outside of the schemas: read, and never written. */
export interface Deployment {
  /** A table or view of the environment's Glue database; `undefined` where there is none. */
  table(name: string): Promise<DeployedTable | undefined>;
  /** The newest object below a prefix of the archive; `undefined` where there is none. */
  newestObject(prefix: string): Promise<ArchivedObject | undefined>;
}

export interface DeployedTable {
  /** Name → Hive type, in the table's order; the Hive partition left out. */
  readonly columns: ReadonlyMap<string, string>;
  /** Of a view: the query that it stands for. */
  readonly query: string | undefined;
}

/** An object of the archive, of which drift reads the ends alone. */
export interface ArchivedObject {
  readonly key: string;
  readonly size: number;
  /** Read bytes from `start` to before `end`. */
  read(start: number, end: number): Promise<Uint8Array>;
}
