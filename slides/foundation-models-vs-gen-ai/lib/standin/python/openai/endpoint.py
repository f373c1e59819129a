"""The way to the speaker's own endpoint: through the deck's page and its dev server, which alone knows the key."""
import json
import sys
from functools import cache

import _lectern
from pyodide.ffi import run_sync

from .errors import APIConnectionError, status_error


def available():
    return bool(_lectern.endpoint)


@cache
def tell(model):
    print(f"[Lectern endpoint] {model} answers, through the speaker's own endpoint", file=sys.stderr, flush=True)


def answer(path, body):
    values = json.loads("".join(chunks(path, body)))
    tell(values.get("model", body.get("model")))
    return values


def stream(path, body):
    """The events of a server-sent stream (WHATWG HTML, section 9.2), their data parsed, until `[DONE]` or its end.

    A stream of the Responses API must end with `response.completed`, one of chat completions with `[DONE]`:
    half an answer never passes for a whole one.
    """
    rest, whole = "", False
    for text in chunks(path, body):
        *lines, rest = (rest + text).split("\n")
        for line in lines:
            data = line.removeprefix("data:").strip() if line.startswith("data:") else ""
            if data == "[DONE]":
                return
            if data:
                event = json.loads(data)
                model = event.get("model") or event.get("response", {}).get("model")
                if model:
                    tell(model)
                whole = whole or event.get("type") == "response.completed"
                yield event
    if not whole:
        raise APIConnectionError("The stream ended before the answer did.")


def chunks(path, body):
    """The answer's text as it comes."""
    request = _lectern.request(path, json.dumps(body))
    try:
        while True:
            event = json.loads(run_sync(request.next()))
            match event["type"]:
                case "text":
                    yield event["text"]
                case "end":
                    return
                case "status":
                    raise status_error(event["status"], event["message"], event.get("retryAfter"))
                case _:
                    raise APIConnectionError(event["message"])
    finally:
        request.close()
