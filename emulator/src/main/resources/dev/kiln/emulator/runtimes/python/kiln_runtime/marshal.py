"""Events from JSON, answers to JSON, with what AWS's encoder takes beyond the standard library's."""

import decimal
import json
import math
import os
import re
import sys
import uuid

from .errors import Fault


def event(body, content_type):
    if content_type != "application/json":
        return body
    try:
        return json.loads(body)
    except Exception as error:
        raise Fault("Runtime.UnmarshalError", f"Unable to unmarshal input: {error}")


def response(value):
    """The body of a response and its content type; bytes go out as they are."""
    if isinstance(value, bytes):
        return value, "application/unknown"
    try:
        return _to_json(value).encode("utf-8"), "application/json"
    except Exception as error:
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}")


def _to_json(value):
    encoder = _Encoder(ensure_ascii=_ensures_ascii())
    text = encoder.encode(value)
    return encoder.with_decimals(text)


def _ensures_ascii():
    """From Python 3.12 on, AWS leaves characters as they are."""
    runtime = re.match(r"AWS_Lambda_python3\.(\d+)", os.environ.get("AWS_EXECUTION_ENV", ""))
    return (int(runtime.group(1)) if runtime else sys.version_info.minor) < 12


class _Encoder(json.JSONEncoder):
    """A Decimal becomes a number with all its digits, which the encoder cannot write: it writes a marked string first."""

    _mark = uuid.uuid4().hex

    def __init__(self, **options):
        super().__init__(**options)
        self._met_decimals = False

    def default(self, value):
        if isinstance(value, decimal.Decimal):
            if value.is_nan():
                return math.nan
            self._met_decimals = True
            return f"{self._mark}{value}"
        if isinstance(value, bytes):
            return value.decode("utf-8")
        return super().default(value)

    def with_decimals(self, text):
        return re.sub(f'"{self._mark}([^"]*)"', r"\1", text) if self._met_decimals else text
