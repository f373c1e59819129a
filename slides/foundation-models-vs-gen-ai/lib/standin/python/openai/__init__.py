"""Lectern's bundled stand-in for the part of `openai` that its slides use.

Without an endpoint, Lectern's own tiny transformer and a procedural picture answer, and say so.
With one (configured by the speaker, on the dev server only), the calls go there.
Under your own Python the real library answers instead.
"""
from lectern_standin import missing

from .client import OpenAI
from .errors import (APIConnectionError, APIError, APIStatusError, AuthenticationError,
                     InternalServerError, OpenAIError, RateLimitError)

__version__ = "0+lectern.standin"
__all__ = ["OpenAI", "OpenAIError", "APIError", "APIStatusError", "APIConnectionError",
           "AuthenticationError", "RateLimitError", "InternalServerError"]


def __getattr__(name):
    missing("openai", name, __all__)
