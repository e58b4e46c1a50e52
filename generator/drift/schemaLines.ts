import { innerValues } from "../model/describe.js";
import type { Field, Model, Value } from "../model/model.js";
import type { SourceLocation } from "../source.js";

/** No more than this many places are told of one hunk. */
const mostPlaces = 3;

/** Finds the schema lines behind the lines of a difference. */
export class SchemaLines {
  /** Fields that differ between the models, the one that is new before the one that is gone. */
  readonly #changed: readonly Field[];
  readonly #fields: readonly Field[];

  constructor(now: Model, recorded: Model | undefined) {
    this.#fields = fieldsOf(now);
    const was = recorded === undefined ? this.#fields : fieldsOf(recorded);
    this.#changed = [...without(this.#fields, was), ...without(was, this.#fields)];
  }

  /**
   * Give the lines of the fields that changed and that the difference names, or of all that
   * changed where it names none (a count of columns, say). Where no field changed, those that it
   * names.
   */
  behind(lines: readonly string[]): SourceLocation[] {
    const words = changedWords(lines);
    const isNamed = ({ source, name, column }: Field) =>
      words.has(source.pointer) || words.has(name) || words.has(column);
    if (this.#changed.length === 0) return places(this.#fields.filter(isNamed));
    const named = this.#changed.filter(isNamed);
    return places(named.length > 0 ? named : this.#changed);
  }
}

function places(fields: readonly Field[]): SourceLocation[] {
  // Of two fields of one place the first is taken, which has a line.
  const byPlace = new Map(
    fields.toReversed().map(({ source }) => [source.file + source.pointer, source]),
  );
  return [...byPlace.values()].toReversed().slice(0, mostPlaces);
}

/** The fields of one list that the other does not have in the same form. */
function without(fields: readonly Field[], others: readonly Field[]): Field[] {
  const forms = new Set(others.map(form));
  return fields.filter((field) => !forms.has(form(field)));
}

/** A field as it is, wherever in its file it stands; what is nested counts by itself. */
function form(field: Field): string {
  const { pointer, file } = field.source;
  const inner = new Set(innerValues(field.type).map(({ value }) => value));
  const own = JSON.stringify(field, (key, value) =>
    key === "source" || (inner.has(value) && "name" in value) ? undefined : value,
  );
  return `${file}${pointer} ${own}`;
}

function fieldsOf({ change, records }: Model): Field[] {
  return [...records, change].flatMap(({ fields }) => fields.flatMap(withInner));
}

function withInner(field: Field): Field[] {
  return [field, ...fieldsIn(field)];
}

function fieldsIn(value: Value): Field[] {
  return innerValues(value.type).flatMap(({ value: inner }) =>
    "name" in inner ? withInner(inner as Field) : fieldsIn(inner),
  );
}

/** A word that only moved, as when a line is wrapped, has not changed. */
function changedWords(lines: readonly string[]): ReadonlySet<string> {
  const [added, removed] = [wordCounts(lines, "+"), wordCounts(lines, "-")];
  const all = [...added.keys(), ...removed.keys()];
  return new Set(all.filter((word) => added.get(word) !== removed.get(word)));
}

function wordCounts(lines: readonly string[], sign: "+" | "-"): ReadonlyMap<string, number> {
  const words = lines
    .filter((line) => line.startsWith(sign))
    .flatMap((line) => line.match(/#\/[^\s"`*]+|[\p{L}\p{N}_$]+/gu) ?? []);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
