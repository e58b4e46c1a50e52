const types = ["DateText", "Decimal", "JsonText"] as const;

/** List the types of `demand-pipeline/codec` that type expressions use, sorted. */
export function importedTypes(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"/g, "");
  return types.filter((type) => new RegExp(`\\b${type}\\b`).test(code));
}
