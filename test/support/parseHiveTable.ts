import { HiveSQL, HiveSqlParserListener } from "dt-sql-parser";
import type { TableColumn } from "../../generator/targets/table/columns.js";
import type { Properties } from "../../generator/targets/table/physicalTable.js";

/** What a `CREATE EXTERNAL TABLE` says. */
export interface HiveTable {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly TableColumn[];
  readonly partitions: readonly TableColumn[];
  readonly serde: string;
  readonly inputFormat: string;
  readonly outputFormat: string;
  readonly location: string;
  readonly serdeProperties: Properties;
  readonly properties: Properties;
}

/**
 * Parse a table's definition with Hive's grammar.
 *
 * @throws {SyntaxError} if it has a fault
 */
export function parseHiveTable(sql: string): HiveTable {
  const hive = new HiveSQL();
  const [fault] = hive.validate(sql);
  if (fault !== undefined)
    throw new SyntaxError(`${fault.startLine}:${fault.startColumn}: ${fault.message}`);
  const reader = new TableReader();
  hive.listen(reader, hive.parse(sql));
  return reader.table as HiveTable;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Context<Rule extends keyof HiveSqlParserListener> = Parameters<
  Extract<HiveSqlParserListener[Rule], (context: never) => void>
>[0];

class TableReader extends HiveSqlParserListener {
  readonly table: Partial<Writable<HiveTable>> = {};

  override enterCreateTableStatement = (context: Context<"enterCreateTableStatement">) => {
    this.table.name = nameOf(context.tableNameCreate().getText());
  };

  override enterColumnNameTypeOrConstraintList = (
    context: Context<"enterColumnNameTypeOrConstraintList">,
  ) => {
    this.table.columns = context
      .columnNameTypeOrConstraint()
      .map((column) => columnOf(column.columnNameTypeConstraint()));
  };

  override enterCreateTablePartitionColumnTypeSpec = (
    context: Context<"enterCreateTablePartitionColumnTypeSpec">,
  ) => {
    this.table.partitions = context.columnNameTypeConstraint().map(columnOf);
  };

  override enterTableComment = (context: Context<"enterTableComment">) => {
    this.table.comment = textOf(context.StringLiteral());
  };

  override enterRowFormatSerde = (context: Context<"enterRowFormatSerde">) => {
    this.table.serde = textOf(context.StringLiteral());
    this.table.serdeProperties = propertiesOf(context.tableProperties());
  };

  override enterTableFileFormat = (context: Context<"enterTableFileFormat">) => {
    this.table.inputFormat = textOf(context.StringLiteral(0));
    this.table.outputFormat = textOf(context.StringLiteral(1));
  };

  override enterLocationPath = (context: Context<"enterLocationPath">) => {
    this.table.location = textOf(context.StringLiteral());
  };

  override enterTablePropertiesPrefixed = (context: Context<"enterTablePropertiesPrefixed">) => {
    this.table.properties = propertiesOf(context.tableProperties());
  };
}

type Text = { getText(): string } | null | undefined;

function columnOf(
  context: ReturnType<Context<"enterColumnNameTypeOrConstraint">["columnNameTypeConstraint"]>,
): TableColumn {
  const comment = context?.StringLiteral();
  return {
    name: nameOf(context?.columnNameCreate().getText()),
    hive: (context?.columnType().getText() ?? "").replaceAll("`", ""),
    comment: comment ? textOf(comment) : undefined,
  };
}

function propertiesOf(
  context: ReturnType<Context<"enterRowFormatSerde">["tableProperties"]>,
): Properties {
  const entries = context?.tablePropertiesList().keyValuePropertyList()?.keyValueProperty() ?? [];
  return Object.fromEntries(
    entries.map((entry) => [textOf(entry.StringLiteral(0)), textOf(entry.StringLiteral(1))]),
  );
}

function nameOf(quoted: string | undefined): string {
  return (quoted ?? "").replaceAll("`", "");
}

/** Read a literal as Hive does: a backslash takes what follows as it stands. */
function textOf(literal: Text): string {
  return (literal?.getText() ?? "").slice(1, -1).replace(/\\(.)/gs, "$1");
}
