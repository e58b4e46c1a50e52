import { type Merged, nearest, type Statement } from "../schema/merge.js";
import { isObject, locate } from "../schema/node.js";
import { storedFormKeys } from "../types/logicalTypes.js";
import type { Context } from "./context.js";
import { readJsonTypes } from "./jsonTypes.js";
import type { Descriptor, Encoding, Kind, Stored } from "./model.js";

/** How a schema says that DynamoDB holds a value. */
interface Wish {
  readonly descriptor: string | undefined;
  readonly encoding: string | undefined;
}

/**
 * Choose how DynamoDB holds a value of a logical type: as `x-dynamodb` says, by default as the
 * table's first form.
 */
export function chooseStored(kind: Kind, merged: Merged, context: Context): Stored {
  const forms = storedFormKeys(kind).map(formOf);
  const statement = nearest(merged, "x-dynamodb");
  const wish = wishOf(statement);
  const fitting = forms.filter((form) => fits(form, wish));
  const [first = { descriptor: "S", encoding: undefined }] = fitting;
  if (!statement || (wish.descriptor === undefined && wish.encoding === undefined)) {
    if (isUnitOpen(kind, merged)) tellUnit(forms, merged, context);
    return first;
  }
  if (fitting.length === 0) return refuse(kind, wish, forms, statement, context);
  if (wish.encoding === undefined && first.descriptor === "N" && fitting.length > 1) {
    tellUnit(fitting, merged, context);
  }
  return first;
}

function formOf(key: string): Stored {
  const [descriptor, encoding] = key.split("/") as [Descriptor, Encoding | undefined];
  return { descriptor, encoding };
}

function wishOf(statement: Statement | undefined): Wish {
  const wish = isObject(statement?.value) ? statement.value : {};
  return { descriptor: textOf(wish.type), encoding: textOf(wish.encoding) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function fits({ descriptor, encoding }: Stored, wish: Wish): boolean {
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
  forms: readonly Stored[],
  { node, keyword }: Statement,
  { report }: Context,
): Stored {
  const [fallback = { descriptor: "S", encoding: undefined }] = forms;
  report.add("stored-form", locate(node, keyword), {
    kind,
    form: spelled(wish),
    forms: forms.map(spelled).join(", "),
  });
  return fallback;
}

function spelled({ descriptor, encoding }: Wish): string {
  return [descriptor, encoding].filter((part) => part !== undefined).join("/");
}
