import { readFileSync, writeFileSync } from "node:fs";

/** Put a table between the marks that stand for it in README.md. */
export function putIntoReadme(table: string): void {
  const file = new URL("../../README.md", import.meta.url);
  const marks = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;
  const text = readFileSync(file, "utf8");
  if (!marks.test(text)) throw new Error("README.md has no <!-- bench --> … <!-- /bench -->");
  writeFileSync(
    file,
    text.replace(marks, (_, begin, end) => `${begin}${table}\n${end}`),
  );
}
