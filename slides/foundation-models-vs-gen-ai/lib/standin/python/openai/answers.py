"""The API's JSON as objects: `answer.data[0].b64_json`."""


class Answer:
    """One object of an answer. A missing attribute is answered with a list of those there are."""

    def __init__(self, values):
        self._values = values

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._values:
            return wrap(self._values[name])
        have = [*self._values, *(["output_text"] if "output" in self._values else [])]
        raise AttributeError(f"this answer has no {name!r}. It has: {', '.join(have)}.")

    @property
    def output_text(self):
        """All text of a response's messages."""
        return "".join(part["text"] for item in self.__getattr__("output") if item.type == "message"
                       for part in item._values["content"] if part["type"] == "output_text")

    def model_dump(self):
        return self._values

    def __repr__(self):
        return f"Answer({self._values!r})"


class Stream:
    """Events as they come; also usable with `with`."""

    def __init__(self, events):
        self._events = events

    def __iter__(self):
        return map(Answer, self._events)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self._events.close()


def wrap(value):
    if isinstance(value, dict):
        return Answer(value)
    return [wrap(part) for part in value] if isinstance(value, list) else value
