/** Mark a name as a type's, for an import. */
export function typeOnly(name: string): string {
  return `type ${name}`;
}

/** Spell an import: names sorted, each once; one line if it fits, else a line each. */
export function importStatement(module: string, names: readonly string[]): string {
  const sorted = [...new Set(names)].sort(byName);
  const isTypes = sorted.every((name) => name.startsWith("type "));
  const [keyword, list] = isTypes ? ["import type", sorted.map(bareName)] : ["import", sorted];
  const oneLine = `${keyword} { ${list.join(", ")} } from "${module}";`;
  if (oneLine.length <= 100) return oneLine;
  return `${keyword} {\n${list.map((name) => `  ${name},\n`).join("")}} from "${module}";`;
}

function bareName(name: string): string {
  return name.replace(/^type /, "");
}

function byName(a: string, b: string): number {
  const [left, right] = [bareName(a).toLowerCase(), bareName(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
