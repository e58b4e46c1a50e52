"""Read a Parquet file from the standard input with pyarrow; print its schema and rows as JSON."""

import json
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.types as types
from spelling import spell_bytes, spell_decimal, spell_epoch, spell_float, spell_map

MILLIS_PER_SECOND = 1000
UNITS_PER_MILLI = {"ms": 1, "us": 1_000, "ns": 1_000_000}


def spell(value):
    """Spell an Arrow scalar; each branch names the Arrow types it takes."""
    kind = value.type
    if not value.is_valid:
        return None
    if types.is_int64(kind) or types.is_uint64(kind):
        return str(value.as_py())
    if types.is_boolean(kind) or types.is_integer(kind) or types.is_string(kind):
        return value.as_py()
    if types.is_floating(kind):
        return spell_float(value.as_py())
    if types.is_decimal(kind):
        return spell_decimal(value.as_py())
    if types.is_timestamp(kind):
        return spell_timestamp(value)
    if types.is_date32(kind):
        return value.as_py().isoformat()
    if types.is_binary(kind) or types.is_fixed_size_binary(kind):
        return spell_bytes(value.as_py())
    if types.is_map(kind):
        return spell_map([[spell(pair[0]), spell(pair[1])] for pair in value.values])
    if types.is_list(kind):
        return [spell(element) for element in value.values]
    if types.is_struct(kind):
        return {kind.field(i).name: spell(value[i]) for i in range(kind.num_fields)}
    raise TypeError(f"no spelling for the Arrow type {kind}")


def spell_timestamp(value):
    if value.type.unit == "s":
        return str(value.value * MILLIS_PER_SECOND)
    return spell_epoch(value.value, UNITS_PER_MILLI[value.type.unit])


def spell_physical(value):
    """Spell a minimum or maximum as it is stored, whatever its logical type."""
    if isinstance(value, bytes):
        return spell_bytes(value)
    if isinstance(value, bool):
        return value
    return spell_float(value) if isinstance(value, float) else str(value)


def describe_type(kind):
    """Spell an Arrow type as Arrow does, but for the name of its field that it adds to a map's."""
    if types.is_map(kind):
        return f"map<{describe_type(kind.key_type)}, {describe_element(kind.item_field)}>"
    if types.is_list(kind):
        return f"list<{describe_element(kind.value_field)}>"
    if types.is_struct(kind):
        members = [kind.field(i) for i in range(kind.num_fields)]
        return f"struct<{', '.join(f'{m.name}: {describe_element(m)}' for m in members)}>"
    return str(kind)


def describe_element(field):
    return describe_type(field.type) + ("" if field.nullable else " not null")


def describe_field(field):
    return {"name": field.name, "type": describe_type(field.type), "nullable": field.nullable}


def describe_column(file, index):
    column = file.schema.column(index)
    chunks = [file.metadata.row_group(i).column(index) for i in range(file.num_row_groups)]
    return {
        "path": column.path,
        "physicalType": column.physical_type,
        "logicalType": str(column.logical_type),
        "maxDefinitionLevel": column.max_definition_level,
        "maxRepetitionLevel": column.max_repetition_level,
        "compression": sorted({chunk.compression for chunk in chunks}),
        "encodings": sorted({encoding for chunk in chunks for encoding in chunk.encodings}),
        "statistics": [describe_statistics(chunk.statistics) for chunk in chunks],
    }


def describe_statistics(statistics):
    """Describe the statistics of one row group's column, None where it has none."""
    if statistics is None:
        return None
    bounds = (
        {"min": spell_physical(statistics.min_raw), "max": spell_physical(statistics.max_raw)}
        if statistics.has_min_max
        else {}
    )
    return {"nullCount": statistics.null_count if statistics.has_null_count else None, **bounds}


def rows_of(table):
    names = table.column_names
    columns = [[spell(value) for value in column] for column in table.columns]
    return [dict(zip(names, cells)) for cells in zip(*columns)]


file = pq.ParquetFile(pa.BufferReader(sys.stdin.buffer.read()))
table = file.read()
json.dump(
    {
        "fields": [describe_field(field) for field in table.schema],
        "columns": [describe_column(file, i) for i in range(file.metadata.num_columns)],
        "rowGroups": file.num_row_groups,
        "rows": rows_of(table),
    },
    sys.stdout,
)
