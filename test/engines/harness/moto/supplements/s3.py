"""Bucket policies are judged as for requests over TLS 1.3, whatever a request came over.

moto takes a denial of other transports for one of everything, for it ignores its condition.
"""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket

OTHER_TRANSPORTS = (
    {"Bool": {"aws:SecureTransport": "false"}},
    {"NumericLessThan": {"s3:TlsVersion": "1.2"}},
)


def get_permission(self, action, resource):
    if self.policy is None:
        return PermissionResult.NEUTRAL
    policy = json.loads(self.policy)
    statements = [s for s in policy["Statement"] if s.get("Condition") not in OTHER_TRANSPORTS]
    document = json.dumps({**policy, "Statement": statements})
    return IAMPolicy(document).is_action_permitted(action, resource)


FakeBucket.get_permission = get_permission
