"""Read Avro containers with other schemas than their own by fastavro; print what each attempt said.

The standard input has a JSON list of {"file": base64, "schema": text of the reader's schema}; the
standard output gets a list of null, where all rows were read, or the error's text.
"""

import base64
import io
import json
import sys

import fastavro


def attempt(file, schema):
    try:
        reader_schema = fastavro.parse_schema(json.loads(schema))
        for _ in fastavro.reader(io.BytesIO(base64.b64decode(file)), reader_schema):
            pass
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


json.dump([attempt(**resolution) for resolution in json.load(sys.stdin)], sys.stdout)
