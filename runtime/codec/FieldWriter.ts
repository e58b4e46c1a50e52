import type { WrittenMap, WrittenValue } from "./AttributeValue.js";
import type { Conversion } from "./Conversion.js";
import { Place } from "./Place.js";
import { put } from "./put.js";

abstract class FieldWriter extends Place {
  /** What has been written. */
  readonly map: WrittenMap = {};

  protected put(attribute: string, value: WrittenValue | null): void {
    if (value !== null) put(this.map, attribute, value);
  }
}

/** Writes a record's fields: `undefined` is missing, `null` is NULL where the field takes it. */
export class RecordWriter extends FieldWriter {
  required<T>(attribute: string, conversion: Conversion<T>, value: T): void {
    this.segment = attribute;
    if (value === undefined || value === null) this.misfit("missing", undefined);
    else this.put(attribute, this.write(conversion, value));
  }

  requiredNullable<T>(attribute: string, conversion: Conversion<T>, value: T | null): void {
    if (value === null) this.put(attribute, { NULL: true });
    else this.required(attribute, conversion, value);
  }

  optional<T>(attribute: string, conversion: Conversion<T>, value: T | undefined): void {
    if (value !== undefined) this.required(attribute, conversion, value);
  }

  optionalNullable<T>(
    attribute: string,
    conversion: Conversion<T>,
    value: T | null | undefined,
  ): void {
    if (value !== undefined) this.requiredNullable(attribute, conversion, value);
  }
}

/** Writes the cells of a row: `null` is missing, or NULL where the field is required and nullable. */
export class ColumnWriter extends FieldWriter {
  required<T>(attribute: string, conversion: Conversion<T>, value: T | null): void {
    this.segment = attribute;
    if (value !== null) this.put(attribute, this.write(conversion, value));
  }

  requiredNullable<T>(attribute: string, conversion: Conversion<T>, value: T | null): void {
    if (value === null) this.put(attribute, { NULL: true });
    else this.required(attribute, conversion, value);
  }

  optional<T>(attribute: string, conversion: Conversion<T>, value: T | null): void {
    this.required(attribute, conversion, value);
  }

  optionalNullable<T>(attribute: string, conversion: Conversion<T>, value: T | null): void {
    this.required(attribute, conversion, value);
  }
}
