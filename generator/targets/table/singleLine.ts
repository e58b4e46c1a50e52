/** Put text on one line of at most `limit` bytes of UTF-8, cut between characters. */
export function singleLine(text: string, limit: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return bytes(line) <= limit ? line : `${cut(line, limit - bytes(ellipsis)).trimEnd()}${ellipsis}`;
}

const ellipsis = "…";

function bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** Keep the characters, as a reader counts them, that fit. */
function cut(text: string, limit: number): string {
  let kept = 0;
  let size = 0;
  for (const { segment } of new Intl.Segmenter("en").segment(text)) {
    size += bytes(segment);
    if (size > limit) break;
    kept += segment.length;
  }
  return text.slice(0, kept);
}
