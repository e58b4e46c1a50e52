import type { Diagnostic, DiagnosticLocation, Severity } from "./diagnostics.js";
import type { SourceLocation } from "./source.js";

/** Text for people, JSON for programs, or GitHub's workflow commands, which annotate a diff. */
export type DiagnosticFormat = "text" | "json" | "github";

/** Gives the text of a schema file, to show lines of it. */
export interface Texts {
  textOf(file: string): string | undefined;
}

export interface RenderOptions {
  /** Whether text is coloured, for terminals. */
  readonly colours?: boolean;
}

/** Render diagnostics, line by line, in the order given. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: DiagnosticFormat,
  texts: Texts,
  { colours = false }: RenderOptions = {},
): string[] {
  switch (format) {
    case "json":
      return [JSON.stringify(diagnostics.map(toJson), null, 2)];
    case "github":
      return diagnostics.map(toAnnotation);
    case "text":
      return toText(diagnostics, texts, colours ? paint : plain);
  }
}

function toText(diagnostics: readonly Diagnostic[], texts: Texts, paintAs: Paint): string[] {
  if (diagnostics.length === 0) return [];
  const lines = linesByFile(texts);
  const blocks = diagnostics.map((diagnostic) => toBlock(diagnostic, lines, paintAs));
  return [...blocks.flat(), summary(diagnostics)];
}

type Lines = (file: string) => readonly string[];

function linesByFile(texts: Texts): Lines {
  const split = new Map<string, readonly string[]>();
  return (file) => {
    const lines = split.get(file) ?? texts.textOf(file)?.split(/\r\n|\n|\r/) ?? [];
    split.set(file, lines);
    return lines;
  };
}

/** `file:line:col - severity code: message`, the line it is about, and a caret below the place. */
function toBlock(diagnostic: Diagnostic, lines: Lines, paintAs: Paint): string[] {
  const { code, severity, message, location } = diagnostic;
  const head = `${paintAs("place", placeOf(location))} - ${paintAs(severity, severity)} ${code}: ${message}`;
  const excerpt = isPlace(location)
    ? excerptAt(location, lines(location.file)[location.line - 1])
    : undefined;
  if (!excerpt) return [head, ""];
  const number = String(isPlace(location) ? location.line : "");
  const margin = " ".repeat(number.length);
  return [
    head,
    "",
    `${paintAs("margin", number)} ${excerpt.line}`,
    `${margin} ${" ".repeat(excerpt.indent)}${paintAs(severity, "^".repeat(excerpt.width))}`,
    "",
  ];
}

function isPlace(location: DiagnosticLocation): location is SourceLocation {
  return "line" in location;
}

function placeOf(location: DiagnosticLocation): string {
  const file = printable(location.file);
  return isPlace(location) ? `${file}:${location.line}:${location.column}` : file;
}

interface Excerpt {
  readonly line: string;
  readonly indent: number;
  readonly width: number;
}

/** Lines of machine-made files may be very long; what is around the place is enough. */
const widest = 120;

function excerptAt({ column }: SourceLocation, whole: string | undefined): Excerpt | undefined {
  if (whole === undefined || whole.trim() === "") return undefined;
  const start = whole.length > widest ? Math.max(0, column - 1 - widest / 2) : 0;
  const token = /^("(?:[^"\\]|\\.)*"|[\w.+-]+)?/.exec(whole.slice(column - 1))?.[0] ?? "";
  const before = printable(whole.slice(start, column - 1));
  return {
    line: printable(whole.slice(start, start + widest)),
    indent: [...before].length,
    width: Math.max(1, Math.min([...token].length, widest - before.length)),
  };
}

/** A schema may hold what a terminal would obey, or what would move the caret. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const counts = (["error", "warning", "hint"] as const).flatMap((severity) => {
    const count = diagnostics.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return counts.join(", ");
}

type Paint = (what: Severity | "place" | "margin", text: string) => string;

const plain: Paint = (_, text) => text;

/** Codes of ECMA-48, "select graphic rendition". */
const renditions = { error: 31, warning: 33, hint: 34, place: 36, margin: 90 } as const;

const paint: Paint = (what, text) => `\u001b[${renditions[what]}m${text}\u001b[0m`;

function toJson({ code, severity, message, location }: Diagnostic): object {
  return { code, severity, message, ...location };
}

/**
 * A workflow command of GitHub Actions.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function toAnnotation({ code, severity, message, location }: Diagnostic): string {
  const command = { error: "error", warning: "warning", hint: "notice" }[severity];
  const place = isPlace(location) ? [`line=${location.line}`, `col=${location.column}`] : [];
  const properties = [`file=${property(location.file)}`, ...place, `title=${property(code)}`];
  return `::${command} ${properties.join(",")}::${data(message)}`;
}

function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
