import { describeType, innerValues } from "../model/describe.js";
import type { Field, Model, RecordModel, StructType, Type, Value } from "../model/model.js";
import { storedFormKey } from "../types/logicalTypes.js";
import type { Change, FieldChange, RecordChange } from "./Change.js";

/** Find what changed between two models, record by record, in the order of the fields. */
export function findChanges(before: Model, after: Model): Change[] {
  const was = new Map(before.records.map((record) => [record.name, record]));
  const is = new Map(after.records.map((record) => [record.name, record]));
  return [
    ...before.records
      .filter(({ name }) => !is.has(name))
      .map((record) => recordChange("record-removed", record)),
    ...after.records.flatMap((record) => {
      const earlier = was.get(record.name);
      return earlier === undefined
        ? [recordChange("record-added", record)]
        : [...changesOfRecord(earlier, record), ...changesOfFields(earlier, record)];
    }),
  ];
}

function recordChange(
  kind: RecordChange["kind"],
  record: RecordModel,
  from = "",
  to = "",
): RecordChange {
  return { kind, record, from, to };
}

function changesOfRecord(before: RecordModel, after: RecordModel): RecordChange[] {
  const differs = (kind: RecordChange["kind"], spell: (record: RecordModel) => string) =>
    spell(before) === spell(after) ? [] : [recordChange(kind, after, spell(before), spell(after))];
  const [had, has] = [before.table.formats, after.table.formats];
  return [
    ...differs("table-renamed", ({ table }) => table.name),
    ...has
      .filter((it) => !had.includes(it))
      .map((it) => recordChange("format-added", after, "", it)),
    ...had
      .filter((it) => !has.includes(it))
      .map((it) => recordChange("format-removed", after, it, "")),
    ...differs("key-changed", ({ key }) => key.join(", ")),
    ...differs("match-changed", ({ match }) =>
      match ? `${match.attribute} = ${match.equals}` : "any item",
    ),
    ...differs(
      after.onMisfit === "quarantine" ? "misfits-quarantined" : "misfits-rescued",
      ({ onMisfit }) => onMisfit,
    ),
    ...reordered(before, after),
  ];
}

function reordered(before: RecordModel, after: RecordModel): RecordChange[] {
  const order = (fields: readonly Field[], others: readonly Field[]) =>
    fields
      .filter(({ name }) => others.some((other) => other.name === name))
      .map(({ name }) => name)
      .join(", ");
  const [was, is] = [order(before.fields, after.fields), order(after.fields, before.fields)];
  return was === is ? [] : [recordChange("fields-reordered", after, was, is)];
}

function changesOfFields(before: RecordModel, after: RecordModel): FieldChange[] {
  return compareFields(before.fields, after.fields, "", after);
}

function compareFields(
  before: readonly Field[],
  after: readonly Field[],
  above: string,
  record: RecordModel,
): FieldChange[] {
  const pairs = after.map((field) => ({ field, earlier: earlierOf(field, before, after) }));
  const kept = new Set(pairs.map(({ earlier }) => earlier));
  const change = (kind: FieldChange["kind"], field: Field): FieldChange => ({
    kind,
    record,
    path: above + field.name,
    before: field,
    after: field,
  });
  return [
    ...before.filter((field) => !kept.has(field)).map((field) => change("field-removed", field)),
    ...pairs.flatMap(({ field, earlier }) =>
      earlier === undefined
        ? [change("field-added", field)]
        : compareField(earlier, field, above, record),
    ),
  ];
}

/** The same name, or an alias where no field of the new state has that name. */
function earlierOf(
  field: Field,
  before: readonly Field[],
  after: readonly Field[],
): Field | undefined {
  const same = before.find(({ name }) => name === field.name);
  if (same !== undefined) return same;
  const gone = before.filter(({ name }) => !after.some((other) => other.name === name));
  return gone.find(({ name }) => field.aliases.includes(name));
}

function compareField(
  before: Field,
  after: Field,
  above: string,
  record: RecordModel,
): FieldChange[] {
  const path = above + after.name;
  return [
    ...kindsOfChange(before, after).map((kind) => ({ kind, record, path, before, after })),
    ...compareInner(before, after, path, record),
  ];
}

function kindsOfChange(before: Field, after: Field): FieldChange["kind"][] {
  const kinds: [FieldChange["kind"], boolean][] = [
    ["field-renamed", before.name !== after.name],
    ["column-renamed", before.name === after.name && before.column !== after.column],
    ["attribute-renamed", before.attribute !== after.attribute],
    ["retyped", shallowType(before.type) !== shallowType(after.type)],
    [
      "stored-otherwise",
      storedFormKey(before.stored) !== storedFormKey(after.stored) &&
        before.type.kind === after.type.kind,
    ],
    ["made-required", before.presence === "optional" && after.presence === "required"],
    ["made-optional", before.presence === "required" && after.presence === "optional"],
    ["made-nullable", !before.nullable && after.nullable],
    ["made-not-null", before.nullable && !after.nullable],
    ["symbols-added", symbolsOf(after).some((symbol) => !symbolsOf(before).includes(symbol))],
    ["symbols-removed", symbolsOf(before).some((symbol) => !symbolsOf(after).includes(symbol))],
    ["enum-closed", isClosed(after) && !isClosed(before)],
    ["enum-opened", isClosed(before) && !isClosed(after)],
    ["derived-otherwise", JSON.stringify(before.derived) !== JSON.stringify(after.derived)],
  ];
  const bothEnums = before.type.kind === "enum" && after.type.kind === "enum";
  return kinds
    .filter(([kind, differs]) => differs && (bothEnums || !/^(symbols|enum)-/.test(kind)))
    .map(([kind]) => kind);
}

function symbolsOf({ type }: Field): readonly string[] {
  return type.kind === "enum" ? type.symbols : [];
}

function isClosed({ type }: Field): boolean {
  return type.kind === "enum" && type.unknown === "misfit";
}

/** A type apart from the fields of structs in it, which are compared by themselves. */
function shallowType(type: Type): string {
  return describeType(type);
}

/** Compare the structs that both types hold in the same place. */
function compareInner(
  before: Value,
  after: Value,
  path: string,
  record: RecordModel,
): FieldChange[] {
  if (before.type.kind !== after.type.kind) return [];
  if (after.type.kind === "struct") {
    return compareFields((before.type as StructType).fields, after.type.fields, `${path}.`, record);
  }
  const [[was], [is]] = [innerValues(before.type), innerValues(after.type)];
  return was === undefined || is === undefined
    ? []
    : compareInner(was.value, is.value, path + is.suffix, record);
}
