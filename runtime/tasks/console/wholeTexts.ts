import type { Shape } from "../../columns/Shape.js";

/** DuckDB's binding for Node drops it where a text begins with it. */
const byteOrderMark = "chr(65279)";

/**
 * Spell a column in DuckDB's SQL so that its texts arrive whole: each gets a byte order mark to
 * lose. Other values stay as they are.
 */
export function wholeTexts(shape: Shape): string {
  return `${whole(shape, `"${shape.name}"`, 0)} AS "${shape.name}"`;
}

/** @param depth - tells the variables of lambdas inside one another apart */
function whole(shape: Shape, value: string, depth: number): string {
  if (!hasText(shape)) return value;
  const each = (list: string, element: Shape) => {
    const variable = `element${depth}`;
    return `list_transform(${list}, lambda ${variable}: ${whole(element, variable, depth + 1)})`;
  };
  switch (shape.kind) {
    case "leaf":
      return `${byteOrderMark} || ${value}`;
    case "list":
      return each(value, shape.element);
    case "map": {
      const entries = [
        each(`map_keys(${value})`, shape.key),
        each(`map_values(${value})`, shape.value),
      ];
      return unlessNull(value, `map(${entries.join(", ")})`);
    }
    case "struct": {
      const members = shape.members.map(
        (member) => `"${member.name}" := ${whole(member, `(${value})."${member.name}"`, depth)}`,
      );
      return unlessNull(value, `struct_pack(${members.join(", ")})`);
    }
  }
}

function unlessNull(value: string, expression: string): string {
  return `CASE WHEN ${value} IS NOT NULL THEN ${expression} END`;
}

function hasText(shape: Shape): boolean {
  switch (shape.kind) {
    case "leaf":
      return shape.type.kind === "text";
    case "list":
      return hasText(shape.element);
    case "map":
      return true;
    case "struct":
      return shape.members.some(hasText);
  }
}
