"""What goes wrong on the way to an endpoint, under the library's names."""
from types import SimpleNamespace


class OpenAIError(Exception):
    pass


class APIError(OpenAIError):
    pass


class APIConnectionError(APIError):
    pass


class APIStatusError(APIError):
    """`status_code` is the answer's; `response.headers` has the `retry-after` of a 429."""

    def __init__(self, message, status_code, headers):
        super().__init__(message)
        self.status_code = status_code
        self.response = SimpleNamespace(status_code=status_code, headers=headers)


class AuthenticationError(APIStatusError):
    pass


class RateLimitError(APIStatusError):
    pass


class InternalServerError(APIStatusError):
    pass


def status_error(status, message, retry_after):
    kind = {401: AuthenticationError, 429: RateLimitError}.get(
        status, InternalServerError if status >= 500 else APIStatusError)
    wait = f" (retry after {retry_after} s)" if retry_after else ""
    return kind(f"Error code: {status} - {message}{wait}", status, {"retry-after": retry_after} if retry_after else {})
