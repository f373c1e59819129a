"""What goes wrong on the way to an endpoint, under the library's names."""


class OpenAIError(Exception):
    pass


class APIError(OpenAIError):
    pass


class APIConnectionError(APIError):
    pass


class APIStatusError(APIError):
    """`status_code` is the answer's; `retry_after` the wait that a 429 asked for, in seconds, or None."""

    def __init__(self, message, status_code, retry_after=None):
        super().__init__(message)
        self.status_code = status_code
        self.retry_after = retry_after


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
    return kind(f"Error code: {status} - {message}{wait}", status, retry_after)
