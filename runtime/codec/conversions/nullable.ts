import type { Conversion } from "../Conversion.js";

/** Let an explicit `NULL` be a value. */
export function nullable<T>(conversion: Conversion<T>): Conversion<T | null> {
  return {
    read(value, at) {
      return value.NULL === true ? null : conversion.read(value, at);
    },
    write(value, at) {
      return value === null ? { NULL: true } : conversion.write(value, at);
    },
  };
}

/** Let a cell be null because its value did not fit; the value is in the rescued data. */
export function cell<T>(conversion: Conversion<T>): Conversion<T | null> {
  return {
    read: conversion.read,
    write(value, at) {
      return value === null ? { NULL: true } : conversion.write(value, at);
    },
  };
}
