const quote = 0x22;
const backslash = 0x5c;

/** Return the index of the quote that ends the string begun at `start`, or the text's length. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at;
    if (unit === backslash) at++;
  }
  return text.length;
}
