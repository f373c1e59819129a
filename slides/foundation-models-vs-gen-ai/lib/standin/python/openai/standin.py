"""Answers in the API's own JSON, made by Lectern's tiny transformer; it makes no pictures."""
from collections import Counter
from zlib import crc32

from lectern_standin import ask, facts, note

from .errors import APIConnectionError

TEMPERATURE = 0.8
_asked = Counter()


def answer(path, body):
    if path == "/images/generations":
        raise APIConnectionError(f"{body.get('model', 'An image model')} is not here, and no stand-in makes pictures: "
                                 "set OPENAI_BASE_URL and OPENAI_API_KEY, and your own endpoint answers.")
    words = list(text(path, body))
    return whole(path, body, "".join(words), len(words))


def stream(path, body):
    words = []
    for word in text(path, body):
        words.append(word)
        if path == "/responses":
            yield {"type": "response.output_text.delta", "delta": word}
        else:
            yield {"model": name(body), "choices": [{"index": 0, "delta": {"content": word}, "finish_reason": None}]}
    if path == "/responses":
        yield {"type": "response.completed", "response": whole(path, body, "".join(words), len(words))}
    else:
        yield {"model": name(body), "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}


def name(body):
    return f"lectern-standin (asked for {body['model']})"


def whole(path, body, content, count):
    if path == "/responses":
        return {"model": name(body), "status": "completed", "usage": {"output_tokens": count}, "output": [
            {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": content}]}]}
    return {"model": name(body), "usage": {"completion_tokens": count}, "choices": [
        {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}]}


def text(path, body):
    """A story, word by word; the same question gets the same answer, asked again another."""
    prompt = last_words(body["input"] if path == "/responses" else body["messages"])
    note(f"{body['model']} is not here. A transformer with {facts()['weights']:,} weights, trained on Lectern's own "
         f"text, answers in its place; it continues stories and knows nothing of instructions.")
    unknown = ask("tokens", texts=[prompt])[0]["unknown"]
    if unknown:
        note(f"it has never read: {' '.join(dict.fromkeys(unknown))}")
    # A text it can read is continued; of any other nothing is left to continue.
    start = "" if unknown else prompt
    _asked[prompt] += 1
    left = body.get("max_output_tokens") or body.get("max_completion_tokens") or body.get("max_tokens") or 100
    words = ask("generate", prompt=start, temperature=body.get("temperature", TEMPERATURE),
                seed=crc32(f"{prompt} {_asked[prompt]} 0".encode()), maxTokens=left)
    for place, word in enumerate([*start.split(), *words]):
        yield word if word == "." or place == 0 else f" {word}"


def last_words(messages):
    """The text of the last message: the API takes a text, or a list of messages."""
    if isinstance(messages, str):
        return messages
    content = messages[-1]["content"]
    return content if isinstance(content, str) else " ".join(part.get("text", "") for part in content)
