"""json, boto3's TypeDeserializer and pyarrow, as a process that answers visits.

convert.py <event> <output> <compression>
"""

import json
import os
import sys
from base64 import b64decode
from datetime import date, datetime
from time import perf_counter

import pyarrow
import pyarrow.parquet
from boto3.dynamodb.types import TypeDeserializer

text = pyarrow.string()
long = pyarrow.int64()
integer = pyarrow.int32()
double = pyarrow.float64()
time = pyarrow.timestamp("ms", "UTC")

SCHEMA = pyarrow.schema(
    {
        "change_id": text,
        "change_type": text,
        "change_time": time,
        "change_time_micros": long,
        "change_arrived_at": time,
        "change_shard_id": text,
        "change_sequence_number": text,
        "change_user_identity": text,
        "change_schema_version": text,
        "change_misfits": pyarrow.list_(text),
        "change_rescued_data": text,
        "id": text,
        "revision": long,
        "event_id": text,
        "venue_id": text,
        "customer_id": text,
        "channel": text,
        "status": text,
        "quantity": integer,
        "price_min": pyarrow.decimal128(12, 2),
        "price_max": pyarrow.decimal128(12, 2),
        "settled_amount": pyarrow.decimal128(38, 9),
        "currency": text,
        "score": double,
        "party_sizes": pyarrow.list_(integer),
        "seat_preferences": pyarrow.list_(
            pyarrow.struct({"section": text, "row": text, "accessible": pyarrow.bool_()})
        ),
        "tags": pyarrow.list_(text),
        "attributes": pyarrow.map_(text, text),
        "location": pyarrow.struct(
            {
                "lat": double,
                "lon": double,
                "source": pyarrow.struct({"name": text, "accuracy": pyarrow.float32()}),
            }
        ),
        "requested_at": time,
        "expires_at": time,
        "event_date": pyarrow.date32(),
        "signature": pyarrow.binary(),
        "note": text,
        "raw": text,
        "system_id": text,
        "reference": text,
    }
)
SYSTEMS = {"HOST", "TMR", "MFX", "ARCHTICS"}
deserialize = TypeDeserializer().deserialize


def convert(event, output, compression):
    rows = [row_of(record) for record in event["Records"]]
    table = pyarrow.Table.from_pylist(rows, SCHEMA)
    level = 1 if compression == "zstd" else None
    pyarrow.parquet.write_table(table, output, compression=compression, compression_level=level)
    return os.path.getsize(output)


def row_of(record):
    kinesis = record["kinesis"]
    change = json.loads(b64decode(kinesis["data"]))
    dynamodb = change["dynamodb"]
    image = dynamodb.get("NewImage") or dynamodb["OldImage"]
    # The deserializer takes bytes; the stream carries base64 of base64.
    signature = image.pop("signature", None)
    item = {name: deserialize(value) for name, value in image.items()}
    micros = micros_of(dynamodb)
    user = change["userIdentity"]
    system = item["id"].split(".")[0]
    system = system if system in SYSTEMS and "." in item["id"] else "UNKNOWN"
    attributes = item.get("attributes")
    return {
        "change_id": change["eventID"],
        "change_type": change["eventName"],
        "change_time": micros // 1000,
        "change_time_micros": micros,
        "change_arrived_at": round(kinesis["approximateArrivalTimestamp"] * 1000),
        "change_shard_id": record["eventID"].split(":")[0],
        "change_sequence_number": kinesis["sequenceNumber"],
        "change_user_identity": json.dumps(user) if user else None,
        "change_schema_version": "1.0",
        "id": item["id"],
        "revision": int(item["revision"]),
        "event_id": item["eventId"],
        "venue_id": item.get("venueId"),
        "customer_id": item["customerId"],
        "channel": item["channel"],
        "status": item["status"],
        "quantity": int(item["quantity"]),
        "price_min": item["priceMin"],
        "price_max": item.get("priceMax"),
        "settled_amount": item.get("settledAmount"),
        "currency": item["currency"],
        "score": number(item.get("score")),
        "party_sizes": party_sizes(item.get("partySizes")),
        "seat_preferences": item["seatPreferences"],
        "tags": list(item["tags"]),
        "attributes": None if attributes is None else list(attributes.items()),
        "location": location(item.get("location")),
        "requested_at": datetime.fromisoformat(item["requestedAt"]),
        "expires_at": int(item["expiresAt"]) * 1000 if "expiresAt" in item else None,
        "event_date": date.fromisoformat(item["eventDate"]),
        "signature": b64decode(b64decode(signature["B"])) if signature else None,
        "note": item.get("note"),
        "raw": json.dumps(item["raw"], default=str) if "raw" in item else None,
        "system_id": system,
        "reference": f"demand:{system}:{item['eventId']}:{item['revision']}",
    }


def micros_of(dynamodb):
    is_micro = dynamodb.get("ApproximateCreationDateTimePrecision") == "MICROSECOND"
    return dynamodb["ApproximateCreationDateTime"] * (1 if is_micro else 1000)


def number(value):
    return None if value is None else float(value)


def party_sizes(sizes):
    return None if sizes is None else [int(size) for size in sizes]


def location(place):
    if place is None:
        return None
    source = place.get("source")
    if source is not None:
        source = {"name": source["name"], "accuracy": number(source.get("accuracy"))}
    return {"lat": float(place["lat"]), "lon": float(place["lon"]), "source": source}


def answer(event, output, compression, millis, runs):
    times = []
    size = 0
    end = perf_counter() + millis / 1000
    while len(times) < runs or perf_counter() < end:
        start = perf_counter()
        size = convert(event, output, compression)
        times.append((perf_counter() - start) * 1000)
    return {"times": times, "bytes": size, "importMillis": 0, "peakKilobytes": 0}


def main():
    event_file, output, compression = sys.argv[1:]
    pyarrow.set_cpu_count(1)
    with open(event_file, encoding="utf-8") as file:
        event = json.load(file)
    for line in sys.stdin:
        visit = json.loads(line)
        print(json.dumps(answer(event, output, compression, **visit)), flush=True)


main()
