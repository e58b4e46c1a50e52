import type { Field, RecordModel, StructType, Value } from "../../model/model.js";
import { type StoredForm, spell } from "../../types/logicalTypes.js";
import { camelCase, pascalCase } from "../target.js";
import { columnsName } from "./columnValue.js";
import { camelColumn } from "./localName.js";

/** What a conversion makes: a record's value or a row's cell. */
export type Side = "record" | "columns";

/** A constant of the generated file: a conversion that takes parameters or holds others. */
export interface Constant {
  readonly name: string;
  readonly expression: string;
}

/** A struct whose conversion the generated file defines. */
export interface StructConstant {
  readonly name: string;
  readonly struct: StructType;
  readonly side: Side;
}

/**
 * Spells the conversions of one record's values. Those that are more than a name become constants,
 * so that none is made anew for every record.
 */
export class Conversions {
  /** In an order in which each uses only those before it. */
  readonly constants: (Constant | StructConstant)[] = [];
  readonly #imports = new Set<string>();
  readonly #byExpression = new Map<string, string>();
  readonly #names = new Set<string>();

  constructor(private readonly record: RecordModel) {}

  /** Names from `demand-pipeline/codec` in use. */
  get imports(): readonly string[] {
    return [...this.#imports];
  }

  /** Name the conversion of a field of the record, or of a struct of it. */
  ofField(field: Field, side: Side, struct?: StructType): string {
    const name = camelColumn(field);
    const path = struct === undefined ? name : this.#shortName(struct) + capitalized(name);
    return this.#of(field, side, unlikeConversions(path));
  }

  /** Give a variable's name that is not one of those in use. */
  free(name: string): string {
    return this.#names.has(name) || this.#imports.has(name) ? this.free(`${name}_`) : name;
  }

  /** `path` names the value, for a constant's name. */
  #of(value: Value, side: Side, path: string): string {
    const form = spell("dynamodb", value);
    const { type } = value;
    switch (type.kind) {
      case "list":
        return this.#container(form, this.#element(type.element, side, path), side, path);
      case "map":
        return this.#container(form, this.#element(type.value, side, path), side, path);
      case "set":
        return this.#container(form, this.#of(type.element, side, path), side, path);
      case "struct":
        return this.#struct(type, side);
      default:
        return this.#scalar(value, form, path);
    }
  }

  #element(value: Value, side: Side, path: string): string {
    const conversion = this.#of(value, side, `${path}Element`);
    if (value.nullable) return `${this.#import("nullable")}(${conversion})`;
    return side === "columns" ? `${this.#import("cell")}(${conversion})` : conversion;
  }

  #container(form: StoredForm, element: string, side: Side, path: string): string {
    const expression = this.#call(form, element);
    const name = `${path}${form.conversion.slice("as".length)}`;
    return this.#constant(name, expression, side);
  }

  #scalar(value: Value, form: StoredForm, path: string): string {
    if (form.parameters === undefined) return this.#import(form.conversion);
    const name =
      value.type.kind === "enum"
        ? `${path}Symbol`
        : form.conversion + form.parameters.map((it) => pascalCase(String(it))).join("_");
    return this.#constant(name, this.#call(form), "record");
  }

  #call(form: StoredForm, ...inner: readonly string[]): string {
    const parameters = (form.parameters ?? []).map((parameter) => JSON.stringify(parameter));
    return `${this.#import(form.conversion)}(${[...parameters, ...inner].join(", ")})`;
  }

  #struct(struct: StructType, side: Side): string {
    const key = `${side} ${struct.name}`;
    const existing = this.#byExpression.get(key);
    if (existing !== undefined) return existing;
    const short = this.#shortName(struct);
    for (const field of struct.fields) this.ofField(field, side, struct);
    this.#import(side === "columns" ? "asStructColumns" : "asStruct");
    const name = this.#unique(side === "columns" ? columnsName(short) : `${short}Struct`);
    this.#byExpression.set(key, name);
    this.constants.push({ name, struct, side });
    return name;
  }

  /** Leave out the record's name, with which that of a struct begins, unless a digit follows. */
  #shortName({ name }: StructType): string {
    const rest = name.startsWith(this.record.name) ? name.slice(this.record.name.length) : "";
    return unlikeConversions(camelCase(/^[A-Za-z]/.test(rest) ? rest : name));
  }

  /** Name an expression, once; a row's own form of what a record has too gets a name to match. */
  #constant(wanted: string, expression: string, side: Side): string {
    const existing = this.#byExpression.get(expression);
    if (existing !== undefined) return existing;
    const name = this.#unique(side === "columns" ? `${wanted}Column` : wanted);
    this.#byExpression.set(expression, name);
    this.constants.push({ name, expression });
    return name;
  }

  #unique(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#names.has(name); number++) name = `${wanted}_${number}`;
    this.#names.add(name);
    return name;
  }

  #import(name: string): string {
    this.#imports.add(name);
    return name;
  }
}

/** `as` is how the names of the library's conversions begin: `asList`. */
function unlikeConversions(path: string): string {
  return /^as(?![a-z])/.test(path) ? `_${path}` : path;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
