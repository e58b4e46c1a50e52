/** The part of the compiler's interface that is in use; its types would redefine `console`. */
interface Compiler {
  readonly NodeKind: { readonly FunctionDeclaration: number };
  readonly Node: {
    createIdentifierExpression(name: string, range: unknown): unknown;
    createDecorator(name: unknown, args: null, range: unknown): unknown;
  };
}
interface Parser {
  readonly sources: readonly {
    readonly isLibrary: boolean;
    readonly statements: readonly Statement[];
  }[];
}
interface Statement {
  readonly kind: number;
  readonly name: { readonly text: string };
  readonly range: unknown;
  decorators: unknown[] | null;
}

const compiler = "assemblyscript";
const { Node, NodeKind } = (await import(compiler)) as Compiler;

/**
 * Functions of the kernel that are small and often called. V8 compiles a module twice: fast at
 * first, calls as they are, and better what has run for long; the first batches are read by what
 * came first. (A decorator would say it at the function, but Biome takes none there.)
 */
const names = new Set([
  ...["byteAt", "isDigit", "isRest", "keyEnd", "plainEnd", "special", "passText", "passDigits"],
  ...["cursorOf", "columnOf", "entry", "enter", "columnIn", "cursorIn", "present", "presentIn"],
  ...["missing", "put32", "put64", "put64In", "putWord", "putKnown", "valueEnd", "valueEndIn"],
  ...["setValueEnd", "setValueEndIn", "valueLimit", "valueLimitIn", "isLiteral", "isHead", "isKey"],
  ...["areEqual", "addMember", "guess", "expect", "startsWith", "closed", "entered", "inQuotes"],
  ...["noteKey", "readText", "readContent", "readDigits", "signed", "areDigits", "places"],
  ...["firstPairs", "lastPairs", "setDays", "clear", "copyCursors", "nextStruct", "addKey"],
  ...["hashKey", "mix", "wordAt", "hashOf", "scatter", "slotAt", "slotOf", "isTailEqual"],
  ...["numberAt", "isRun", "passEntry", "codeOf", "putSymbol", "putBits", "remember", "precedes"],
  ...["placeOf", "append64", "valuesOf", "passed", "putVarint", "putVariable", "putZigzag"],
  ...["putChildren", "distinctAt", "literalsIn", "lengthIn", "distanceIn", "writeAt"],
]);

/** Tells the compiler to inline them. */
class InlineFunctions {
  afterParse({ sources }: Parser): void {
    for (const { isLibrary, statements } of sources) {
      if (!isLibrary) for (const statement of statements) mark(statement);
    }
  }
}

function mark(statement: Statement): void {
  if (statement.kind !== NodeKind.FunctionDeclaration || !names.has(statement.name.text)) return;
  const { range } = statement;
  const name = Node.createIdentifierExpression("inline", range);
  const decorator = Node.createDecorator(name, null, range);
  statement.decorators = [...(statement.decorators ?? []), decorator];
}

// The compiler takes a module's default export.
export default InlineFunctions;
