"""Streaming destinations of tables: enabled, described, updated and disabled, at once.

Nothing is written to the stream; a table remembers its destinations.
"""

from moto.core.responses import ActionResult
from moto.dynamodb.responses import DynamoHandler

PRECISION = "ApproximateCreationDateTimePrecision"


def destinations_of(self):
    """Return the destinations of the request's table, by stream."""
    table = self.dynamodb_backend.get_table(self.body["TableName"])
    return table.__dict__.setdefault("streaming_destinations", {})


def enable_kinesis_streaming_destination(self):
    configuration = self.body.get("EnableKinesisStreamingConfiguration", {})
    return remember(self, "ACTIVE", configuration.get(PRECISION, "MILLISECOND"))


def update_kinesis_streaming_destination(self):
    configuration = self.body["UpdateKinesisStreamingConfiguration"]
    return remember(self, "ACTIVE", configuration[PRECISION])


def disable_kinesis_streaming_destination(self):
    destination = destinations_of(self)[self.body["StreamArn"]]
    return remember(self, "DISABLED", destination[PRECISION])


def remember(self, status, precision):
    stream = self.body["StreamArn"]
    destination = {"StreamArn": stream, "DestinationStatus": status, PRECISION: precision}
    destinations_of(self)[stream] = destination
    return ActionResult({"TableName": self.body["TableName"], **destination})


def describe_kinesis_streaming_destination(self):
    destinations = list(destinations_of(self).values())
    return ActionResult(
        {"TableName": self.body["TableName"], "KinesisDataStreamDestinations": destinations}
    )


for action in (
    enable_kinesis_streaming_destination,
    update_kinesis_streaming_destination,
    disable_kinesis_streaming_destination,
    describe_kinesis_streaming_destination,
):
    setattr(DynamoHandler, action.__name__, action)
