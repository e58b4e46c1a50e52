/**
 * Break text into lines of at most `width` characters: at blanks, in long words after a comma or
 * bracket, and at worst anywhere.
 */
export function wrapText(text: string, width: number): string[] {
  const lines = [""];
  for (const piece of text.split(/\s+/).flatMap((word) => piecesOf(word, width))) {
    const last = lines.at(-1) ?? "";
    const joined = last === "" || !piece.startsWord ? last + piece.text : `${last} ${piece.text}`;
    if (joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(piece.text);
  }
  return lines;
}

interface Piece {
  readonly text: string;
  readonly startsWord: boolean;
}

function piecesOf(word: string, width: number): readonly Piece[] {
  const parts = word.length <= width ? [word] : word.split(/(?<=[,<(.:/|])/);
  const texts = parts.flatMap((part) => chunks(part, width));
  return texts.map((text, index) => ({ text, startsWord: index === 0 }));
}

function chunks(text: string, size: number): readonly string[] {
  const count = Math.max(1, Math.ceil(text.length / size));
  return Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
}
