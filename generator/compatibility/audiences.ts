/** Who may notice a change, by name. */
export const audiences = {
  avroBackward: "Avro: the new schema reads old files",
  avroForward: "Avro: the old schema reads new files",
  parquet: "Parquet: old and new files in one table, columns by name",
  athena: "Athena: saved queries, on old and new days",
  producers: "TypeScript: code that makes records",
  consumers: "TypeScript: code that reads records",
  items: "DynamoDB: items that are stored already",
} as const;

export type Audience = keyof typeof audiences;

/** What a change means to an audience. */
export interface Verdict {
  /** `default`: it works, and old data reads as null. */
  readonly level: "safe" | "default" | "breaking";
  readonly reason: string;
  /** A way to get there without breaking. */
  readonly instead?: string;
}

export type Verdicts = Readonly<Record<Audience, Verdict>>;

/** Nothing to notice. */
export const unaffected: Verdict = { level: "safe", reason: "does not see it" };

/** Works as before. */
export function safe(reason: string): Verdict {
  return { level: "safe", reason };
}

/** Works, and what is not there reads as null. */
export function byDefault(reason: string): Verdict {
  return { level: "default", reason };
}

/** Does not work as before. */
export function breaking(reason: string, instead?: string): Verdict {
  return { level: "breaking", reason, ...(instead !== undefined && { instead }) };
}

/** Give verdicts for some audiences; the others are unaffected. */
export function verdicts(some: Partial<Verdicts>): Verdicts {
  const all = Object.keys(audiences) as Audience[];
  return Object.fromEntries(
    all.map((audience) => [audience, some[audience] ?? unaffected]),
  ) as Verdicts;
}
