import type { AttributeMap } from "../codec/AttributeValue.js";
import type { RecordType, RecordTypes } from "../codec/RecordType.js";

/** What a DynamoDB table holds, as the configuration says it. */
export interface TableConfig {
  /** Names of the record types that are delivered. */
  readonly recordTypes: readonly string[];
  /** What is counted and passed over. */
  readonly ignored: readonly Ignored[];
}

/** A record type's name, an attribute's text value, or `*`: all that no record type takes. */
export type Ignored = string | Match;

export interface Match {
  readonly attribute: string;
  readonly equals: string;
}

/** DynamoDB tables by name. */
export type TableConfigs = Readonly<Record<string, TableConfig>>;

/** Where an item goes: to a record type, or nowhere by configuration. */
export type Route = RecordType | "ignored";

interface Rule {
  /** Undefined: takes every item. */
  readonly match: Match | undefined;
  readonly route: Route;
}

/** The record types of each DynamoDB table. */
export class Routes {
  readonly #tables: ReadonlyMap<string, readonly Rule[]>;

  /** @throws {Error} if a table names a record type that is not among `recordTypes` */
  constructor(tables: TableConfigs, recordTypes: RecordTypes) {
    this.#tables = new Map(
      Object.entries(tables).map(([name, table]) => [name, rulesOf(table, recordTypes)]),
    );
  }

  has(tableName: string): boolean {
    return this.#tables.has(tableName);
  }

  tableNames(): readonly string[] {
    return [...this.#tables.keys()];
  }

  /** Give the record type that takes every item of a table, whatever its attributes. */
  recordTypeOf(tableName: string): RecordType | undefined {
    const [rule] = this.#tables.get(tableName) ?? [];
    return rule?.match === undefined && rule?.route !== "ignored" ? rule?.route : undefined;
  }

  /** Find where an item of a table goes; undefined if no rule takes it. */
  routeOf(tableName: string, image: AttributeMap): Route | undefined {
    const rules = this.#tables.get(tableName) ?? [];
    return rules.find(({ match }) => match === undefined || matches(match, image))?.route;
  }
}

function matches({ attribute, equals }: Match, image: AttributeMap): boolean {
  return Object.hasOwn(image, attribute) && image[attribute]?.S === equals;
}

/** Rules that look at an attribute come before the one that takes what is left. */
function rulesOf(table: TableConfig, recordTypes: RecordTypes): readonly Rule[] {
  const rules = [
    ...table.recordTypes.map((name) => deliver(named(name, recordTypes))),
    ...table.ignored.map((ignored) => ignore(ignored, recordTypes)),
  ];
  return [
    ...rules.filter(({ match }) => match !== undefined),
    ...rules.filter(({ match }) => match === undefined),
  ];
}

function deliver(recordType: RecordType): Rule {
  return { match: recordType.match, route: recordType };
}

function ignore(ignored: Ignored, recordTypes: RecordTypes): Rule {
  if (typeof ignored !== "string") return { match: ignored, route: "ignored" };
  if (ignored === "*") return { match: undefined, route: "ignored" };
  return { match: named(ignored, recordTypes).match, route: "ignored" };
}

function named(name: string, recordTypes: RecordTypes): RecordType {
  const recordType = Object.hasOwn(recordTypes, name) ? recordTypes[name] : undefined;
  if (recordType) return recordType;
  const known = Object.keys(recordTypes).join(", ");
  throw new Error(`no record type ${name}: known are ${known}`);
}
