"""Named queries are deleted."""

from moto.athena.responses import AthenaResponse


def delete_named_query(self):
    self.athena_backend.named_queries.pop(self._get_param("NamedQueryId"), None)
    return "{}"


AthenaResponse.delete_named_query = delete_named_query
