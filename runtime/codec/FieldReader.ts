import type { AttributeMap, AttributeValue } from "./AttributeValue.js";
import type { Conversion } from "./Conversion.js";
import { Place, type Report } from "./Place.js";
import { own } from "./put.js";

/** Reads the attributes of an image or struct, each once, in schema order. */
abstract class FieldReader extends Place {
  private found = 0;

  constructor(
    private readonly map: AttributeMap,
    report: Report,
    parent?: Place,
  ) {
    super(report, parent);
  }

  protected find(attribute: string): AttributeValue | undefined {
    this.segment = attribute;
    const value = own(this.map, attribute);
    if (value !== undefined) this.found++;
    return value;
  }

  protected missing(nullable: boolean): null {
    this.report.missing(this.pointer(), nullable);
    return null;
  }

  /** Report the attributes that are not among the schema's, once all of those have been read. */
  reportUnknown(attributes: readonly string[]): void {
    let present = 0;
    for (const _ in this.map) present++;
    if (present === this.found) return;
    const known = new Set(attributes);
    for (const name of Object.keys(this.map)) {
      if (known.has(name)) continue;
      this.segment = name;
      this.report.unknown(this.pointer(), this.map[name] as AttributeValue);
    }
  }
}

/**
 * Reads a record's fields. What a field lacks or what does not fit is the report's to act on, so
 * the types say what a record has once the report has found nothing wrong.
 */
export class RecordReader extends FieldReader {
  required<T>(attribute: string, conversion: Conversion<T>): T {
    const value = this.find(attribute);
    return (value === undefined ? this.missing(false) : this.read(conversion, value)) as T;
  }

  requiredNullable<T>(attribute: string, conversion: Conversion<T>): T | null {
    const value = this.find(attribute);
    if (value === undefined) return this.missing(true);
    return value.NULL === true ? null : this.read(conversion, value);
  }

  optional<T>(attribute: string, conversion: Conversion<T>): T | undefined {
    const value = this.find(attribute);
    return value === undefined ? undefined : (this.read(conversion, value) as T);
  }

  optionalNullable<T>(attribute: string, conversion: Conversion<T>): T | null | undefined {
    const value = this.find(attribute);
    if (value === undefined) return undefined;
    return value.NULL === true ? null : this.read(conversion, value);
  }
}

/** Reads the cells of a row: `null` for what is missing, is NULL or does not fit. */
export class ColumnReader extends FieldReader {
  required<T>(attribute: string, conversion: Conversion<T>): T | null {
    const value = this.find(attribute);
    return value === undefined ? this.missing(false) : this.read(conversion, value);
  }

  requiredNullable<T>(attribute: string, conversion: Conversion<T>): T | null {
    const value = this.find(attribute);
    if (value === undefined) return this.missing(true);
    return value.NULL === true ? null : this.read(conversion, value);
  }

  optional<T>(attribute: string, conversion: Conversion<T>): T | null {
    const value = this.find(attribute);
    return value === undefined ? null : this.read(conversion, value);
  }

  /** A cell cannot tell NULL from missing, so a NULL is kept beside it. */
  optionalNullable<T>(attribute: string, conversion: Conversion<T>): T | null {
    const value = this.find(attribute);
    if (value === undefined) return null;
    if (value.NULL !== true) return this.read(conversion, value);
    this.inexact("spelling", value);
    return null;
  }

  /** Compute a cell from others; `null` where one of them is. A function that throws gives a misfit. */
  derived<I extends readonly unknown[], T>(
    name: string,
    derive: (...inputs: { [K in keyof I]: NonNullable<I[K]> }) => T | null,
    ...inputs: I
  ): T | null {
    if (inputs.includes(null)) return null;
    try {
      return derive(...(inputs as { [K in keyof I]: NonNullable<I[K]> }));
    } catch {
      this.segment = name;
      return this.misfit("the function that derives it failed", undefined);
    }
  }
}
