import * as make from "./demandModel.js";

const nested = make.structOf("Nested", [
  make.fieldOf("price", make.decimalOf(20, 4)),
  make.fieldOf("days", make.listOf(make.date)),
  make.fieldOf(
    "inner",
    make.value(make.structOf("Inner", [make.fieldOf("at", make.timestamp)]), "M"),
  ),
]);
const nestedValue = make.value(nested, "M");

/** A record of all types, alone and in one another. */
export const sample = make.recordOf("Sample", [
  make.fieldOf("flag", make.flag),
  make.fieldOf("small", make.int32),
  make.fieldOf("large", make.int64),
  make.fieldOf("single", make.float32),
  make.fieldOf("double", make.float64),
  make.fieldOf("d9", make.decimalOf(9, 9)),
  make.fieldOf("d18", make.decimalOf(18, 0)),
  make.fieldOf("d19", make.decimalOf(19, 4)),
  make.fieldOf("d38", make.decimalOf(38, 9)),
  make.fieldOf("text", make.text),
  make.fieldOf("bytes", make.bytes),
  make.fieldOf("date", make.date),
  make.fieldOf("timestamp", make.timestamp),
  make.fieldOf("json", make.json),
  make.fieldOf("set", make.value({ kind: "set", element: make.decimalOf(5, 1) }, "NS")),
  make.fieldOf("lists", make.listOf(make.listOf(make.int32))),
  make.fieldOf("decimals", make.mapOf(make.decimalOf(38, 0))),
  make.fieldOf("maps", make.mapOf(make.mapOf(make.bytes))),
  make.fieldOf("structs", make.mapOf(nestedValue)),
  make.fieldOf("list", make.listOf(nestedValue)),
  make.fieldOf("nested", nestedValue),
]);
