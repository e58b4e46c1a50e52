/** A run of text in the page: plain, code, or a link to a place in the page. */
export type Inline = { readonly text: string } | { readonly code: string } | Link;

export interface Link {
  /** The id of an element of the page. */
  readonly to: string;
  readonly code: string;
}

/** Read documentation: paragraphs parted by empty lines, in which backticks mark code. */
export function paragraphs(doc: string | undefined): readonly (readonly Inline[])[] {
  const texts = (doc ?? "").split(/\r?\n[^\S\n]*\r?\n/).map(onOneLine);
  return texts.filter((text) => text !== "").map(inlines);
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function inlines(text: string): readonly Inline[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((part) => part !== "")
    .map((part) => (/^`[^`]+`$/.test(part) ? { code: part.slice(1, -1) } : { text: part }));
}

/** Put a separator between runs. */
export function joined(runs: readonly Inline[], separator: string): readonly Inline[] {
  return runs.flatMap((run, index) => (index === 0 ? [run] : [{ text: separator }, run]));
}
