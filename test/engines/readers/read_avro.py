"""Read an Avro container from the standard input with fastavro; print its schema and rows as JSON."""

import io
import json
import sys

import fastavro
import fastavro.read
from spelling import spell_bytes, spell_decimal, spell_epoch, spell_float, spell_map

UNITS_PER_MILLI = {"timestamp-millis": 1, "timestamp-micros": 1_000}

# fastavro would make datetimes of timestamps; the stored count is what is to be compared.
for logical_type in UNITS_PER_MILLI:
    fastavro.read.LOGICAL_READERS[f"long-{logical_type}"] = lambda count, *_: count


def spell(value, schema, names):
    """Spell a value that fastavro has read by its schema."""
    if isinstance(schema, list):
        return None if value is None else spell(value, only_branch(schema), names)
    if isinstance(schema, str):
        return spell(value, names.get(schema, {"type": schema}), names)
    logical_type = schema.get("logicalType")
    if logical_type is not None:
        return spell_logical(value, logical_type)
    return SPELLINGS[schema["type"]](value, schema, names)


def only_branch(union):
    """Return a union's branch beside null; a table's columns have no other unions."""
    branches = [branch for branch in union if branch != "null"]
    if len(branches) != 1:
        raise TypeError(f"no spelling for the union {union}")
    return branches[0]


def spell_logical(value, logical_type):
    if logical_type in UNITS_PER_MILLI:
        return spell_epoch(value, UNITS_PER_MILLI[logical_type])
    if logical_type == "decimal":
        return spell_decimal(value)
    if logical_type == "date":
        return value.isoformat()
    if logical_type == "uuid":
        return str(value)
    raise TypeError(f"no spelling for the logical type {logical_type}")


def spell_record(value, schema, names):
    return {f["name"]: spell(value[f["name"]], f["type"], names) for f in schema["fields"]}


SPELLINGS = {
    "null": lambda value, *_: value,
    "boolean": lambda value, *_: value,
    "int": lambda value, *_: value,
    "long": lambda value, *_: str(value),
    "float": lambda value, *_: spell_float(value),
    "double": lambda value, *_: spell_float(value),
    "string": lambda value, *_: value,
    "enum": lambda value, *_: value,
    "bytes": lambda value, *_: spell_bytes(value),
    "fixed": lambda value, *_: spell_bytes(value),
    "array": lambda value, schema, names: [spell(v, schema["items"], names) for v in value],
    "map": lambda value, schema, names: spell_map(
        [[key, spell(v, schema["values"], names)] for key, v in value.items()]
    ),
    "record": spell_record,
}

reader = fastavro.reader(io.BytesIO(sys.stdin.buffer.read()))
names = {}
schema = fastavro.parse_schema(json.loads(reader.metadata["avro.schema"]), names)
json.dump(
    {
        "schema": json.loads(reader.metadata["avro.schema"]),
        "codec": reader.codec,
        "rows": [spell(row, schema, names) for row in reader],
    },
    sys.stdout,
)
