/** Functions for derived columns, which answer in all the ways in which functions may. */

/** By name: those that arbitrary schemas ask for. */
export const derivations: Readonly<Record<string, (...inputs: readonly unknown[]) => unknown>> = {
  stringOf: (...inputs) => answer(inputs, ["", "it's", "é🎫", "x".repeat(100)]),
  integerOf: (...inputs) => answer(inputs, [0n, -1n, 9007199254740993n, 2n ** 63n - 1n]),
  booleanOf: (...inputs) => answer(inputs, [true, false]),
};

/** The same inputs have the same answer: the two ways ask one after the other. */
function answer(inputs: readonly unknown[], answers: readonly unknown[]): unknown {
  const hash = hashOf(inputs.map(textOf).join());
  if (hash % 13 === 0) throw new Error("no answer");
  const odd = [null, { wrong: "type" }, undefined, Symbol.iterator, 1.5, "\ud800"];
  return hash % 7 === 0 ? odd[hash % odd.length] : answers[hash % answers.length];
}

function textOf(input: unknown): string {
  return input instanceof Date ? input.toISOString() : String(input);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) >>> 0;
  return hash ^ (hash >>> 15);
}
