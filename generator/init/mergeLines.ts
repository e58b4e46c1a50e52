/**
 * Add to a file of rules, a line each, such as `.gitignore`, those that it lacks. Comments are added
 * with the rules.
 */
export function mergeLines(text: string, wanted: string): string {
  const present = new Set(text.split(/\r?\n/).map(rule));
  const missing = wanted.split("\n").filter((line) => line !== "" && !present.has(rule(line)));
  if (missing.every(isComment)) return text;
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  return `${text}${gap}${missing.join("\n")}\n`;
}

/** Spell what a line says in one way: `dist`, `/dist` and `dist/` ignore the same folder here. */
function rule(line: string): string {
  return line
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^\/|\/$/g, "");
}

function isComment(line: string): boolean {
  return line.startsWith("#");
}
