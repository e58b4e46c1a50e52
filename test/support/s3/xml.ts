/** Spell an XML element around text, which is escaped, or around elements. */
export function element(name: string, content: string | readonly string[]): string {
  const inner = typeof content === "string" ? escapeText(content) : content.join("");
  return `<${name}>${inner}</${name}>`;
}

/** Spell an XML document around its root element. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
