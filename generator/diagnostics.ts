/**
 * Every problem that the generator can tell: code, severity, what is wrong, and the way out.
 * A name in braces is a parameter, which whoever reports the problem must give.
 */
import type { SourceLocation } from "./source.js";

export const severities = ["error", "warning", "hint"] as const;
/** An error stops generation; a warning asks for a decision; a hint tells what was decided. */
export type Severity = (typeof severities)[number];

/** What becomes of a value that cannot become a column where the policy is to go on. */
export const keptAsJson = "the value is kept whole as JSON text";

interface Declaration {
  readonly severity: Severity;
  readonly message: string;
  readonly wayOut?: string;
}

/** The table of diagnostics: code → severity, message and way out. */
export const diagnosticTable = {
  // Files
  "folder-missing": {
    severity: "error",
    message: "There is no such folder",
    wayOut: "name the folder of your schemas with --schemas",
  },
  "folder-empty": {
    severity: "error",
    message: "No record schema below this folder",
    wayOut: "add one, such as order.schema.json",
  },
  "folder-unreadable": { severity: "error", message: "The folder cannot be read: {reason}" },
  "file-unreadable": { severity: "error", message: "The file cannot be read: {reason}" },
  "file-not-utf8": {
    severity: "error",
    message: "The file is not UTF-8 text",
    wayOut: "save it as UTF-8",
  },

  // JSON
  "json-syntax": { severity: "error", message: "Not valid JSON: {problem}" },
  "json-depth": { severity: "error", message: "Nested deeper than {limit} levels" },
  "duplicate-key": {
    severity: "error",
    message: 'The key "{key}" stands in line {line} already',
    wayOut: "readers disagree on which one counts, so remove one",
  },

  // Schemas and references
  "not-a-schema": {
    severity: "error",
    message: "This is no JSON Schema of a record: {found}",
    wayOut: 'describe an object with "type": "object" and "properties", or move the file elsewhere',
  },
  "draft-unsupported": {
    severity: "error",
    message: "{draft} is not supported",
    wayOut: "drafts 04 to 2020-12 are",
  },
  "draft-unknown": {
    severity: "hint",
    message: 'The dialect "{dialect}" is not known; the schema is read as draft 2020-12',
  },
  "change-metadata-missing": {
    severity: "error",
    message: "No schema declares the columns of a change",
    wayOut: 'add the one with "$id": "urn:demand-pipeline:change-metadata"',
  },
  "duplicate-id": {
    severity: "warning",
    message: 'The identifier "{id}" is that of {other} already, where references to it lead',
    wayOut: "give each schema its own",
  },
  "reference-missing": {
    severity: "error",
    message: '"{reference}" names nothing: {reason}',
  },
  "reference-remote": {
    severity: "error",
    message: 'No schema in the folder has the identifier "{reference}", and nothing is fetched',
    wayOut: 'put a copy of it into the folder, or set "x-type": "json" beside the reference',
  },

  // The vocabulary
  "keyword-value": { severity: "error", message: '"{keyword}" {problem}' },
  "decimal-precision": { severity: "error", message: '"{keyword}" {problem}' },
  "unknown-keyword": {
    severity: "error",
    message: '"{keyword}" is no keyword of this vocabulary',
    wayOut: 'did you mean "{suggestion}"?',
  },
  "misspelt-keyword": {
    severity: "warning",
    message: '"{keyword}" is no keyword of JSON Schema and is ignored',
    wayOut: 'did you mean "{suggestion}"?',
  },
  "foreign-keyword": {
    severity: "warning",
    message: '"{keyword}" is not of this vocabulary and is ignored ({count} in this file)',
  },
  "keyword-misplaced": {
    severity: "error",
    message: '"{keyword}" has no meaning here: {reason}',
  },

  // Types
  tuple: {
    severity: "error",
    message: "An array whose elements differ by position cannot become a column",
    wayOut: 'give "items" one schema, or set "x-type": "json" to keep the value whole as JSON text',
  },
  union: {
    severity: "error",
    message: "A value that may be {types} cannot become a column",
    wayOut: 'choose one type, or set "x-type": "json" to keep the value whole as JSON text',
  },
  conditional: {
    severity: "error",
    message: 'A type that depends on the value ("{keyword}") cannot become a column',
    wayOut:
      'declare all properties under "properties", or set "x-type": "json" to keep the value whole as JSON text',
  },
  "record-conditional": {
    severity: "error",
    message: 'A record whose properties depend on its values ("{keyword}") cannot become a table',
    wayOut:
      'declare all properties under "properties" and remove "{keyword}", or pass --unmappable json to ignore it',
  },
  "record-union": {
    severity: "error",
    message: "A record that may be one of several kinds of object cannot become a table",
    wayOut:
      'declare all properties under "properties", or describe each kind as a record of its own',
  },
  recursion: {
    severity: "error",
    message: "A value that contains values of its own kind, to any depth, cannot become a column",
    wayOut: 'set "x-type": "json" to keep the value whole as JSON text',
  },
  negation: {
    severity: "error",
    message: '"not" alone does not tell a type',
    wayOut: 'add a "type", or set "x-type": "json" to keep the value whole as JSON text',
  },
  untyped: {
    severity: "error",
    message: "No type is given, so any value may stand here",
    wayOut: 'add a "type", or set "x-type": "json" to keep the value whole as JSON text',
  },
  "untyped-items": {
    severity: "error",
    message: "An array whose elements have no type cannot become a column",
    wayOut:
      'describe them by "items", or set "x-type": "json" to keep the value whole as JSON text',
  },
  "untyped-object": {
    severity: "error",
    message: "An object without properties cannot become a column",
    wayOut:
      'describe its "properties", or its values by "additionalProperties", or set "x-type": "json" to keep the value whole as JSON text',
  },
  "pattern-properties": {
    severity: "error",
    message: "An object whose values differ by the pattern of their keys cannot become a column",
    wayOut:
      'describe all values by one schema, or set "x-type": "json" to keep the value whole as JSON text',
  },
  "null-only": {
    severity: "error",
    message: "A value that is always null cannot become a column",
    wayOut:
      'add a type beside "null", or set "x-type": "json" to keep the value whole as JSON text',
  },
  "mixed-enum": {
    severity: "error",
    message: "An enum of {types} cannot become a column",
    wayOut:
      'list symbols of one type, or set "x-type": "json" to keep the value whole as JSON text',
  },
  "integer-range": {
    severity: "error",
    message: "An integer of {digits} digits is more than the {limit} of a decimal",
    wayOut:
      'narrow "minimum" and "maximum", or set "x-type": "json" to keep the value whole as JSON text',
  },
  contradiction: {
    severity: "error",
    message: '"{keyword}" contradicts {other}, so no value fits both',
    wayOut: "make the two agree",
  },
  "nesting-limit": {
    severity: "error",
    message: "Nested deeper than the {limit} levels of a DynamoDB item",
    wayOut: 'set "x-type": "json" further out to keep the value whole as JSON text',
  },
  "size-limit": {
    severity: "error",
    message: "The record has more than {limit} fields, nested ones included",
    wayOut: 'set "x-type": "json" on its larger parts to keep them whole as JSON text',
  },
  "decimal-digits": {
    severity: "error",
    message: "A decimal needs its digits",
    wayOut: 'set "x-precision" (digits in all, at most 38) and "x-scale" (digits after the point)',
  },
  "decimal-scale": {
    severity: "error",
    message: '"x-scale" {scale} is more than "x-precision" {precision}',
    wayOut: "the precision counts all digits, those after the point too",
  },
  "type-mismatch": {
    severity: "error",
    message: '"x-type": "{logicalType}" does not go with {found}',
    wayOut: "{way}",
  },
  "stored-form": {
    severity: "error",
    message: "A DynamoDB item cannot hold {kind} as {form}",
    wayOut: "it can as {forms}",
  },
  "stored-unit": {
    severity: "error",
    message: "The unit of the number is not said",
    wayOut: 'set "x-dynamodb": "encoding" to one of {encodings}',
  },
  "set-element": {
    severity: "error",
    message: "A DynamoDB set {descriptor} cannot hold {kind}",
    wayOut: "{way}",
  },
  "float-number": {
    severity: "hint",
    message: '"{property}" is a 64-bit binary float, which holds most decimal fractions inexactly',
    wayOut:
      'for exact amounts set "x-type": "decimal" with "x-precision" and "x-scale"; "x-type": "float64" says that floats are wanted',
  },
  "float-multiple": {
    severity: "hint",
    message:
      '"{property}" is a 64-bit binary float, yet "multipleOf": {multiple} suggests an exact decimal',
    wayOut:
      'set "x-type": "decimal", "x-precision": 38, "x-scale": {scale}; "x-type": "float64" says that floats are wanted',
  },
  "type-inferred": {
    severity: "hint",
    message: 'No "type" is given; "{keyword}" suggests {type}',
  },
  "union-as-text": {
    severity: "hint",
    message: "The alternatives are all text, but not of one kind, so the column is a string",
  },
  "contents-rescued": {
    severity: "hint",
    message: "Properties that are not listed have no columns; they are kept in change_rescued_data",
  },
  "required-undescribed": {
    severity: "warning",
    message: 'The required property "{property}" is not described, so it has no column',
    wayOut: 'describe it under "properties"',
  },
  "forbidden-property": {
    severity: "hint",
    message: 'The schema forbids "{property}", so it has no column',
  },

  // Names
  "record-name": {
    severity: "error",
    message: "The record {name} is declared in {other} already",
    wayOut: 'give one of them another "title"',
  },
  "table-name": {
    severity: "error",
    message: 'The table "{name}" is that of {other} already',
    wayOut: 'give one of them another "x-table": "name"',
  },
  "column-clash": {
    severity: "error",
    message: '"{property}" would be column "{column}", as "{other}" is already',
    wayOut: 'give one of them another name, such as "x-column": "{proposal}"',
  },
  "attribute-clash": {
    severity: "error",
    message: '"{property}" and "{other}" are both the attribute "{attribute}"',
    wayOut: 'an attribute makes one column; name another in "x-dynamodb": "attribute"',
  },
  "attribute-empty": {
    severity: "error",
    message: "A DynamoDB attribute has a name of one character or more",
    wayOut: 'name it in "x-dynamodb": "attribute"',
  },
  "reserved-prefix": {
    severity: "error",
    message: 'The column "{column}" begins with "change_", which is for the columns of the change',
    wayOut: 'give it another name, such as "x-column": "{proposal}"',
  },

  // Records
  "record-not-object": {
    severity: "error",
    message: "A record is an object with properties; this is {found}",
    wayOut: 'describe an item with "type": "object" and "properties"',
  },
  "key-missing": {
    severity: "warning",
    message: "No key is declared, so the newest state of an item cannot be told",
    wayOut: 'set "x-key": "partition" (and "sort") on the properties of the table\'s primary key',
  },
  "key-twice": {
    severity: "error",
    message: '"{property}" and "{other}" are both the {key} key',
    wayOut: 'a table has one; remove the other "x-key"',
  },
  "key-incomplete": {
    severity: "error",
    message: '"{property}" is a sort key, and there is no partition key',
    wayOut: 'set "x-key": "partition" on the property that is',
  },
  "key-type": {
    severity: "error",
    message: 'The key "{property}" cannot be {found}',
    wayOut: "DynamoDB keys are text, numbers or binary",
  },
  "key-nullable": {
    severity: "error",
    message: 'The key "{property}" cannot be null',
    wayOut: "allow only the type that the key has",
  },
  "key-derived": {
    severity: "error",
    message: 'The key "{property}" cannot be derived',
    wayOut: 'set "x-key" on the property that is in the item',
  },
  "key-float": {
    severity: "warning",
    message:
      'The key "{property}" is a binary float; an item whose key it does not hold exactly is quarantined',
    wayOut: 'set "x-type": "decimal" with "x-precision" and "x-scale"',
  },
  "key-optional": {
    severity: "warning",
    message: 'The key "{property}" is part of every item but not listed in "required"',
    wayOut: 'add it to "required"; it is taken as required',
  },
  "version-missing": {
    severity: "error",
    message: 'There is no property "{property}" to be the version{hint}',
    wayOut: "name a whole number that grows with each write of an item",
  },
  "version-type": {
    severity: "error",
    message: 'The version "{property}" cannot be {found}',
    wayOut: "it is a whole number in the item that grows with each write",
  },
  "derived-input": {
    severity: "error",
    message: 'There is no property "{input}" to derive "{property}" from{hint}',
    wayOut: 'list properties of the record in "from"',
  },
  "derived-chain": {
    severity: "error",
    message: '"{property}" cannot be derived from "{input}", which is derived itself',
    wayOut: "derive it from what that is derived from ({from})",
  },
  "derived-differently": {
    severity: "error",
    message:
      'The function "{function}" derives "{other}" from other inputs, or as another type, than "{property}"',
    wayOut: "give one of the functions another name",
  },
  "alias-taken": {
    severity: "error",
    message: '"{alias}" cannot be an earlier name of "{property}", for it is one of "{other}"',
    wayOut: "remove it from one of the two",
  },
  "alias-reserved": {
    severity: "error",
    message:
      '"{alias}" cannot be an earlier name of "{property}", for its column "{column}" would be one of the change',
    wayOut: "remove it",
  },
  "alias-in-struct": {
    severity: "hint",
    message:
      "Readers of Avro find a member of a struct by its earlier names; in Parquet it is null in old objects",
  },
  "comment-truncated": {
    severity: "hint",
    message:
      "The description has {bytes} bytes; tables show the first {limit}, the dictionary all of it",
  },

  // Limits of AWS
  "statement-limit": {
    severity: "error",
    message: "A statement of {record} has {bytes} bytes, and Athena takes {limit}",
    wayOut:
      'set "x-type": "json" on larger parts of the record, such as "{largest}", to keep them whole as JSON text',
  },
  "column-type-limit": {
    severity: "error",
    message: 'The type of column "{column}" has {bytes} bytes, and Glue takes {limit}',
    wayOut:
      'set "x-type": "json" on the property, or on its larger parts, to keep them whole as JSON text',
  },

  // Losses
  "lossy-mapping": {
    severity: "error",
    message: '"{field}" would lose values in {system}: {reason}',
    wayOut: 'choose another type, or accept the loss in "x-accept-loss", with the reason',
  },
  "loss-unneeded": {
    severity: "warning",
    message: '"{field}" accepts a loss in {system}, where nothing is lost',
    wayOut: 'remove it from "x-accept-loss"',
  },
} as const satisfies Readonly<Record<string, Declaration>>;

export type DiagnosticTable = typeof diagnosticTable;
export type DiagnosticCode = keyof DiagnosticTable;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type WayOutOf<Entry> = Entry extends { readonly wayOut: infer Text } ? Text : never;

/** The parameters of a code's message and way out. */
export type DiagnosticParameters<C extends DiagnosticCode> = Readonly<
  Record<
    NamesIn<DiagnosticTable[C]["message"]> | NamesIn<WayOutOf<DiagnosticTable[C]>>,
    string | number
  >
>;

/** Where a problem is: a place in a schema, or a file or folder as a whole. */
export type DiagnosticLocation = SourceLocation | { readonly file: string };

/** A problem report. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong and the way out, in one line. */
  readonly message: string;
  readonly location: DiagnosticLocation;
}

/** Collects the diagnostics of a run. */
export class Report {
  readonly #found = new Map<string, Diagnostic>();

  /** Tell a problem. The same one of the same place is told once. */
  add<C extends DiagnosticCode>(
    code: C,
    location: DiagnosticLocation,
    parameters: DiagnosticParameters<C>,
  ): void {
    const { severity, wayOut }: Declaration = diagnosticTable[code];
    this.#add(code, severity, location, parameters, wayOut);
  }

  /** Tell a problem that is an error by itself as a warning, with what was done about it. */
  soften<C extends DiagnosticCode>(
    code: C,
    location: DiagnosticLocation,
    parameters: DiagnosticParameters<C>,
    remedy: string,
  ): void {
    this.#add(code, "warning", location, parameters, remedy);
  }

  /** What was told so far, by file, line and column. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()].sort(byPlace);
  }

  get hasErrors(): boolean {
    return [...this.#found.values()].some(({ severity }) => severity === "error");
  }

  #add(
    code: DiagnosticCode,
    severity: Severity,
    location: DiagnosticLocation,
    parameters: Readonly<Record<string, string | number>>,
    ending: string | undefined,
  ): void {
    const { message: opening } = diagnosticTable[code];
    const message = fill(ending === undefined ? opening : `${opening}; ${ending}`, parameters);
    const identity = JSON.stringify([code, location, message]);
    if (!this.#found.has(identity)) {
      this.#found.set(identity, { code, severity, message, location });
    }
  }
}

function fill(template: string, parameters: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => printable(String(parameters[name])));
}

/** Keep a message on its line, and terminals from obeying what a schema says. */
function printable(text: string): string {
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return short.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").toWellFormed();
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.location.file, b.location.file) ||
    place(a).line - place(b).line ||
    place(a).column - place(b).column ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function place({ location }: Diagnostic): { line: number; column: number } {
  return "line" in location ? location : { line: 0, column: 0 };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
