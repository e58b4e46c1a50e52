const marks = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;

/** Put a table between the marks of a page; undefined where it has none. */
export function replaceMarked(page: string, table: string): string | undefined {
  if (!marks.test(page)) return undefined;
  return page.replace(marks, (_, begin, end) => `${begin}${table}\n${end}`);
}
