/**
 * Find the word that was most likely meant, `undefined` where none is near: one slip in a short
 * word, two in one of seven letters or more.
 */
export function suggest(written: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const allowed = Math.max(word.length, written.length) > 6 ? 2 : 1;
    if (Math.abs(word.length - written.length) > allowed) continue;
    const slips = distance(written.toLowerCase(), word.toLowerCase());
    if (slips <= allowed && slips < least) [best, least] = [word, slips];
  }
  return best;
}

/** Ask whether another word was meant, if one is near: ` (did you mean "x-type"?)`. */
export function didYouMean(written: string, words: Iterable<string>): string {
  const meant = suggest(written, words);
  return meant === undefined ? "" : ` (did you mean "${meant}"?)`;
}

/** Count the letters to add, drop, replace or swap with their neighbour (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(beforeLast, j - 2) + 1 : replaced;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
