"""Streams keep the tags that they are created with."""

from moto.kinesis.responses import KinesisResponse

create_without_tags = KinesisResponse.create_stream


def create_stream(self):
    result = create_without_tags(self)
    tags = self._get_param("Tags")
    if tags:
        self.kinesis_backend.add_tags_to_stream(None, self._get_param("StreamName"), tags)
    return result


KinesisResponse.create_stream = create_stream
