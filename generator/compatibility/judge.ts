import { breaking, byDefault, safe, type Verdicts, verdicts } from "./audiences.js";
import type { Change, ChangeKind, FieldChange, RecordChange } from "./Change.js";
import { isFieldChange } from "./Change.js";
import { judgeRetyped } from "./judgeRetyped.js";

/** Say what a change means to each audience. */
export function judge(change: Change): Verdicts {
  return isFieldChange(change) ? ofField[change.kind](change) : ofRecord[change.kind](change);
}

const rewrite =
  "give it a name of its own, and fill it beside the old one until nothing needs that";

const ofRecord: Readonly<Record<RecordChange["kind"], (change: RecordChange) => Verdicts>> = {
  "record-added": () => verdicts({ athena: safe("tables of their own") }),
  "record-removed": () =>
    verdicts({
      avroBackward: breaking("its files have no schema any more"),
      parquet: breaking("its files have no table any more"),
      athena: breaking(
        "its tables and views are gone",
        "keep the schema until its data has expired",
      ),
      producers: breaking("its types are gone"),
      consumers: breaking("its types are gone"),
      items: breaking(
        "no record type takes its items: they go to quarantine",
        'name it in "ignored"',
      ),
    }),
  "table-renamed": ({ from }) =>
    verdicts({
      parquet: breaking(
        `old files stay below ${from}/, new ones go elsewhere`,
        "copy the old objects",
      ),
      athena: breaking("tables and views have other names", `keep "x-table": "name" as ${from}`),
    }),
  "format-added": () => verdicts({ athena: byDefault("the new table begins today") }),
  "format-removed": () =>
    verdicts({ athena: breaking("its table is gone", "query the other format's") }),
  "key-changed": () =>
    verdicts({
      athena: breaking("the newest state is told by another key"),
      items: breaking(
        "DynamoDB cannot change a table's key: this is another table",
        "add a record type",
      ),
    }),
  "match-changed": () =>
    verdicts({ items: breaking("other items than before are taken for this record") }),
  "misfits-quarantined": () =>
    verdicts({
      athena: breaking(
        "changes with misfits are no longer in the tables",
        "keep rescuing, and alarm on misfits",
      ),
      items: breaking("items that do not fit go to quarantine"),
    }),
  "misfits-rescued": () => verdicts({ athena: safe("changes with misfits are in the tables too") }),
  "fields-reordered": () =>
    verdicts({
      avroBackward: safe("fields match by name"),
      avroForward: safe("fields match by name"),
      parquet: safe("columns match by name"),
      athena: safe("columns match by name; SELECT * gives them in another order"),
    }),
};

const ofField: Readonly<Record<FieldChange["kind"], (change: FieldChange) => Verdicts>> = {
  "field-added": ({ after }) =>
    verdicts({
      avroBackward: byDefault("the field's default is null"),
      avroForward: safe("readers pass over fields that they do not know"),
      parquet: byDefault("a column that an old file lacks reads as null"),
      athena: byDefault("null on old days; change_rescued_data has what old items held"),
      ...(after.presence === "required" && after.derived === undefined
        ? {
            producers: breaking("it must be given", "make it optional first"),
            items: breaking(
              "old items lack it, which is a misfit",
              "make it optional, and fill it first",
            ),
          }
        : { producers: safe("it may be left out"), items: safe("it may be missing") }),
      consumers: safe("it need not be read"),
    }),
  "field-removed": () =>
    verdicts({
      avroBackward: safe("the reader passes over it"),
      avroForward: byDefault("the old schema's default is null"),
      parquet: safe("old files keep the column, the table does not show it"),
      athena: breaking(
        "queries that name the column fail",
        "deprecate it, and remove it once nothing names it",
      ),
      producers: breaking("it may not be given any more"),
      consumers: breaking("it is not there any more", "deprecate it first"),
      items: safe("the attribute is rescued as one that the schema does not know"),
    }),
  "field-renamed": (change) => {
    const { before, after } = change;
    return verdicts({
      ...columnRenamed(change),
      producers: breaking("the property has another name"),
      consumers: breaking("the property has another name"),
      items:
        before.attribute === after.attribute
          ? safe("the attribute keeps its name")
          : breaking("old items have it under its old name", keepAttribute(before.attribute)),
    });
  },
  "column-renamed": (change) => verdicts(columnRenamed(change)),
  "attribute-renamed": ({ before }) =>
    verdicts({
      items: breaking("old items have it under its old name", keepAttribute(before.attribute)),
    }),
  retyped: judgeRetyped,
  "stored-otherwise": () =>
    verdicts({ items: breaking("old items hold it in the old form, which is a misfit", rewrite) }),
  "made-required": () =>
    verdicts({
      producers: breaking("it must be given"),
      consumers: safe("it is always there"),
      items: breaking("old items may lack it, which is a misfit", "fill them first"),
    }),
  "made-optional": () =>
    verdicts({
      producers: safe("it may be left out"),
      consumers: breaking("it may be missing", "handle its absence first"),
      items: safe("it may be missing"),
    }),
  "made-nullable": () =>
    verdicts({
      producers: safe("null may be given"),
      consumers: breaking("it may be null", "handle null first"),
      items: safe("NULL is a value now"),
    }),
  "made-not-null": () =>
    verdicts({
      producers: breaking("null may not be given any more"),
      consumers: safe("it is never null"),
      items: breaking("old items may hold NULL, which is a misfit", "fill them first"),
    }),
  "symbols-added": ({ after }) =>
    verdicts({
      avroForward: safe("symbols are strings in files"),
      athena: safe("symbols are strings in tables"),
      producers: safe("more symbols may be given"),
      consumers: isOpen(after)
        ? safe("other symbols were to be expected")
        : breaking("a symbol that it does not know", "handle it first"),
      items: safe("more symbols fit"),
    }),
  "symbols-removed": ({ after }) =>
    verdicts({
      producers: isOpen(after)
        ? safe("any symbol may be given")
        : breaking("a symbol may not be given any more"),
      consumers: safe("fewer symbols"),
      items: isOpen(after)
        ? safe("other symbols are kept")
        : breaking("old items may hold it, which is a misfit", '"x-unknown": "keep"'),
    }),
  "enum-closed": () =>
    verdicts({
      producers: breaking("other symbols may not be given any more"),
      consumers: safe("fewer symbols"),
      items: breaking("old items may hold other symbols, which are misfits"),
    }),
  "enum-opened": () =>
    verdicts({
      producers: safe("other symbols may be given"),
      consumers: breaking("any symbol may come", "handle symbols that it does not know first"),
      items: safe("other symbols are kept"),
    }),
  "derived-otherwise": () =>
    verdicts({
      athena: breaking("the column means another thing on old days", rewrite),
    }),
};

/** Every kind that can be judged, for whoever lists them. */
export const judgedKinds: readonly ChangeKind[] = [
  ...(Object.keys(ofRecord) as ChangeKind[]),
  ...(Object.keys(ofField) as ChangeKind[]),
];

function columnRenamed({ before, after, record }: FieldChange): Partial<Verdicts> {
  if (before.column === after.column) return sameColumn;
  const isAliased = after.earlierColumns.includes(before.column);
  const alias = 'list the old name in "x-aliases"';
  const isMember = !record.fields.includes(after);
  return {
    avroBackward: isAliased
      ? safe("the field's alias is its old name")
      : breaking("old files have it under its old name", alias),
    avroForward: byDefault("the old schema does not find it, and takes its default, null"),
    parquet: isMember
      ? breaking("old files have the member under its old name, and read as null", beside)
      : isAliased
        ? safe("the views read the old column where the new one is missing")
        : breaking("old files have it under its old name, and read as null", alias),
    athena: breaking("queries that name the old column fail", "name both columns for a while"),
  };
}

/** A member of a struct has no earlier names in tables, in which readers go by name. */
const beside = 'keep the member\'s name by "x-column"';

const sameColumn: Partial<Verdicts> = {
  avroBackward: safe("the field's name in files stays"),
  avroForward: safe("the field's name in files stays"),
  parquet: safe("the column's name stays"),
  athena: safe("the column's name stays"),
};

function keepAttribute(attribute: string): string {
  return `set "x-dynamodb": { "attribute": ${JSON.stringify(attribute)} }`;
}

function isOpen({ type }: FieldChange["after"]): boolean {
  return type.kind === "enum" && type.unknown === "keep";
}
