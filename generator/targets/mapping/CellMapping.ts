/**
 * The expressions that turn a row's cells into what a format's writer takes. A cell that already is
 * what the writer takes stays as it is.
 */
import type { Field, StructType, Type, Value } from "../../model/model.js";
import { camelCase } from "../target.js";

/** What a format makes of cells. */
export interface CellFormat {
  /** PascalCase; ends the names of what is generated for it. */
  readonly name: string;
  /** Say how the cell of a scalar type becomes the format's; `undefined` if it stays. */
  convert(type: Type): CellConversion | undefined;
}

/** A function of `demand-pipeline/codec` that takes a cell and then the arguments. */
export interface CellConversion {
  readonly function: string;
  readonly arguments: readonly unknown[];
}

/** Spells the expressions of one file, and keeps account of what they use. */
export class CellMapping {
  readonly #imports = new Set<string>();
  readonly #structs = new Map<string, StructType>();

  constructor(readonly format: CellFormat) {}

  /** The functions of `demand-pipeline/codec` in use. */
  get imports(): readonly string[] {
    return [...this.#imports];
  }

  /** The structs that need a function, in the order of first use. */
  get structs(): readonly StructType[] {
    return [...this.#structs.values()];
  }

  /** Name the function that converts a struct. */
  structFunction(struct: StructType): string {
    return camelCase(struct.name) + this.format.name;
  }

  /** Spell the lines that give a struct's or record's members, one each. */
  members(fields: readonly Field[], object: string): readonly string[] {
    return fields.map((field) => {
      const { column } = field;
      return `${column}: ${this.expression(field, `${object}.${column}`)},`;
    });
  }

  /** Spell what a cell becomes. */
  expression(value: Value, cell: string): string {
    if (!this.#changes(value.type)) return cell;
    const { type } = value;
    switch (type.kind) {
      case "list":
      case "set":
        return `${this.#use("listOf")}(${cell}, ${this.#converter(type.element)})`;
      case "map":
        return `${this.#use("mapOf")}(${cell}, ${this.#converter(type.value)})`;
      case "struct":
        return `${this.#useStruct(type)}(${cell})`;
      default:
        return this.#call(this.format.convert(type) as CellConversion, cell);
    }
  }

  /** Spell the function that converts a nested value. */
  #converter(value: Value): string {
    const { type } = value;
    if (type.kind === "struct") return this.#useStruct(type);
    const conversion = this.format.convert(type);
    return conversion?.arguments.length === 0
      ? this.#use(conversion.function)
      : `(item) => ${this.expression(value, "item")}`;
  }

  #call(conversion: CellConversion, cell: string): string {
    const rest = conversion.arguments.map((argument) => JSON.stringify(argument));
    return `${this.#use(conversion.function)}(${[cell, ...rest].join(", ")})`;
  }

  #changes(type: Type): boolean {
    switch (type.kind) {
      case "list":
      case "set":
        return this.#changes(type.element.type);
      case "map":
        return this.#changes(type.value.type);
      case "struct":
        return type.fields.some((field) => this.#changes(field.type));
      default:
        return this.format.convert(type) !== undefined;
    }
  }

  #use(name: string): string {
    this.#imports.add(name);
    return name;
  }

  #useStruct(struct: StructType): string {
    this.#structs.set(struct.name, struct);
    return this.structFunction(struct);
  }
}
