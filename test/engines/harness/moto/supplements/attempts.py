"""A request that is made again under its id is answered as before, and not done again.

An SDK that has lost an answer asks once more, with the same amz-sdk-invocation-id. moto would do it
twice: the second CreateTable finds the table of the first, and Terraform ends with an error.
"""

from functools import partial

from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from werkzeug.wrappers import Response

MOST_ANSWERS = 1000

answer = DomainDispatcherApplication.__call__
answers = {}


def answer_once(self, environ, start_response):
    request_id = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
    if request_id is None or environ["REQUEST_METHOD"] != "POST":
        return answer(self, environ, start_response)
    response = answers.get(request_id)
    if response is None:
        response = Response.from_app(partial(answer, self), environ, buffered=True)
        if response.status_code < 400:
            remember(request_id, response)
    return response(environ, start_response)


def remember(request_id, response):
    answers[request_id] = response
    for oldest in list(answers)[:-MOST_ANSWERS]:
        answers.pop(oldest, None)


DomainDispatcherApplication.__call__ = answer_once
