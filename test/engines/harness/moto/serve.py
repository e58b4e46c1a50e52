"""Serve moto's mock of AWS on a free port, print its URL, end with the standard input."""

import sys

import supplements.athena
import supplements.attempts
import supplements.dynamodb
import supplements.kinesis
import supplements.s3
import supplements.stepfunctions  # noqa: F401
from moto.server import ThreadedMotoServer

server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print("http://{}:{}".format(*server.get_host_and_port()), flush=True)
sys.stdin.read()
