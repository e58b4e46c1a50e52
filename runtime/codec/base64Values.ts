const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The value of each byte that is a character of base64, 255 for the others. */
export const base64Values: Uint8Array = new Uint8Array(256).fill(255);
for (const [value, character] of [...alphabet].entries()) {
  base64Values[character.charCodeAt(0)] = value;
}
