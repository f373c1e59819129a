"""`OpenAI().responses.create`, `.chat.completions.create` and `.images.generate`."""
from lectern_standin import Known, refuse

from . import endpoint, standin
from .answers import Answer, Stream

RESPONSES = ["model", "input", "instructions", "max_output_tokens", "temperature", "stream"]
COMPLETIONS = ["model", "messages", "max_completion_tokens", "max_tokens", "temperature", "stream"]
IMAGES = ["model", "prompt", "size", "quality", "n"]


class Resource(Known):
    """One path of the API: who answers is decided per call."""

    def _post(self, path, body, supported):
        body = {name: value for name, value in body.items() if value is not None}
        call = path.removeprefix("/").replace("/", ".")
        refuse(call, {name: value for name, value in body.items() if name not in supported}, supported)
        for name in supported[:2] if path != "/images/generations" else ["prompt"]:
            if name not in body:
                raise TypeError(f"Missing required argument: {name!r}")
        source = endpoint if endpoint.available() else standin
        if body.get("stream"):
            return Stream(source.stream(path, body))
        return Answer(source.answer(path, body))


class Responses(Resource):
    def create(self, **body):
        return self._post("/responses", body, RESPONSES)


class Completions(Resource):
    def create(self, **body):
        return self._post("/chat/completions", body, COMPLETIONS)


class Chat(Known):
    def __init__(self):
        self.completions = Completions()


class Images(Resource):
    def generate(self, **body):
        return self._post("/images/generations", body, IMAGES)


class OpenAI(Known):
    """Takes the library's arguments; the stand-in needs no key and an endpoint's key stays on the dev server."""

    def __init__(self, *, api_key=None, base_url=None, timeout=None, max_retries=None):
        self.responses = Responses()
        self.chat = Chat()
        self.images = Images()
