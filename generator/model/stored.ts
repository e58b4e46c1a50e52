import { type Merged, nearest, nearestEntry, type Statement } from "../schema/merge.js";
import { locate } from "../schema/node.js";
import { storedFormKeys } from "../types/logicalTypes.js";
import type { Context } from "./context.js";
import { readJsonTypes } from "./jsonTypes.js";
import type { Descriptor, Encoding, Kind, Stored } from "./model.js";

/** How a schema says that DynamoDB holds a value. */
interface Wish {
  readonly descriptor: string | undefined;
  readonly encoding: string | undefined;
  /** What says so. */
  readonly statement: Statement | undefined;
}

/**
 * Choose how DynamoDB holds a value of a logical type: as `x-dynamodb` says, by default as the
 * table's first form.
 */
export function chooseStored(kind: Kind, merged: Merged, context: Context): Stored {
  const forms = storedFormKeys(kind).map(formOf);
  const wish = wishOf(merged);
  const fitting = forms.filter((form) => fits(form, wish));
  const [first = { descriptor: "S", encoding: undefined }] = fitting;
  if (!wish.statement) {
    if (isUnitOpen(kind, merged)) tellUnit(forms, merged, context);
    return first;
  }
  if (fitting.length === 0) return refuse(kind, wish, wish.statement, forms, context);
  if (wish.encoding === undefined && first.descriptor === "N" && fitting.length > 1) {
    tellUnit(fitting, merged, context);
  }
  return first;
}

function formOf(key: string): Stored {
  const [descriptor, encoding] = key.split("/") as [Descriptor, Encoding | undefined];
  return { descriptor, encoding };
}

function wishOf(merged: Merged): Wish {
  const descriptor = nearestEntry(merged, "x-dynamodb", "type");
  const encoding = nearestEntry(merged, "x-dynamodb", "encoding");
  return {
    descriptor: textOf(descriptor?.value),
    encoding: textOf(encoding?.value),
    statement: descriptor ?? encoding,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function fits({ descriptor, encoding }: Stored, wish: Omit<Wish, "statement">): boolean {
  return (
    (wish.descriptor === undefined || wish.descriptor === descriptor) &&
    (wish.encoding === undefined || wish.encoding === encoding)
  );
}

/** A JSON number that is a date or timestamp counts something, and it is not said what. */
function isUnitOpen(kind: Kind, merged: Merged): boolean {
  const types = readJsonTypes(merged).types ?? [];
  const isNumber = types.includes("integer") || types.includes("number");
  return (kind === "date" || kind === "timestamp") && isNumber;
}

function tellUnit(forms: readonly Stored[], merged: Merged, { report }: Context): void {
  const statement = nearest(merged, "x-dynamodb");
  const location = statement ? locate(statement.node, statement.keyword) : locate(merged.at);
  const numeric = forms.filter(({ descriptor }) => descriptor === "N");
  const encodings = numeric.map(({ encoding }) => `"${encoding}"`).join(", ");
  report.add("stored-unit", location, { encodings });
}

function refuse(
  kind: Kind,
  wish: Wish,
  { node, keyword }: Statement,
  forms: readonly Stored[],
  { report }: Context,
): Stored {
  const [fallback = { descriptor: "S", encoding: undefined }] = forms;
  report.add("stored-form", locate(node, keyword), {
    kind,
    form: spelled(wish),
    forms: forms.map(offered).join(", "),
  });
  return fallback;
}

function offered(form: Stored): string {
  return form.descriptor === "ANY" ? 'anything (with no "type" said)' : spelled(form);
}

function spelled({ descriptor, encoding }: Omit<Wish, "statement">): string {
  return [descriptor, encoding].filter((part) => part !== undefined).join("/");
}
