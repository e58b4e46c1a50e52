import {
  type DiagnosticCode,
  type DiagnosticLocation,
  type DiagnosticParameters,
  keptAsJson,
  type Report,
} from "../diagnostics.js";
import type { LoadedSchemas, UnmappablePolicy } from "../schema/load.js";
import type { SchemaNode } from "../schema/node.js";
import type { JsonType } from "./model.js";
import type { StructNames } from "./names.js";

/** More fields than this are no table: Glue refuses far fewer, and references can multiply. */
export const fieldLimit = 5_000;

/** DynamoDB's limit of levels in an item. */
export const levelLimit = 32;

/** What building one record needs at every place. */
export interface Context {
  readonly schemas: LoadedSchemas;
  readonly report: Report;
  readonly unmappable: UnmappablePolicy;
  readonly structNames: StructNames;
  /** How many fields and alternatives are left to look at. */
  readonly budget: { left: number };
}

/** A place for a value. */
export interface Place {
  /** The schemas that hold there; the first is the one that stands there. */
  readonly nodes: readonly [SchemaNode, ...SchemaNode[]];
  /** Keys of the schemas that the place is a part of. */
  readonly around: ReadonlySet<string>;
  /** Keys of the choices whose alternative is among the schemas already. */
  readonly settled: ReadonlySet<string>;
  /** The property's name, for messages. */
  readonly property: string;
  /** The name that a struct here wants. */
  readonly structName: string;
  /** How many lists, maps and structs the value stands in. */
  readonly level: number;
}

/** Count a field or an alternative; `false` where there were too many already. */
export function spend({ budget }: Pick<Context, "budget">): boolean {
  budget.left -= 1;
  return budget.left >= 0;
}

/** Tell that a value cannot become a column, and make it JSON text. */
export function unmappable<C extends DiagnosticCode>(
  context: Pick<Context, "report" | "unmappable">,
  code: C,
  location: DiagnosticLocation,
  parameters: DiagnosticParameters<C>,
): JsonType {
  if (context.unmappable === "json") context.report.soften(code, location, parameters, keptAsJson);
  else context.report.add(code, location, parameters);
  return { kind: "json" };
}
