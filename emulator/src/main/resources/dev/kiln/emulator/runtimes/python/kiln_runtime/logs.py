"""Logging as on AWS: the root logger writes text with tabs, or one JSON object a line; print() is not buffered."""

import io
import json
import logging
import os
import sys
import time
import traceback

_NO_BREAK_SPACE = "\u00a0"
_TIME = "%Y-%m-%dT%H:%M:%S"
_IN_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"
# What every record has; other attributes were given with extra=.
_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "aws_request_id", "tenant_id"}

_request_id = ""
_tenant_id = None


def install():
    sys.stdout = _unbuffered(sys.stdout)
    sys.stderr = _unbuffered(sys.stderr)
    logging.Formatter.converter = time.gmtime
    handler = _Handler()
    handler.setFormatter(_JsonFormatter() if _IN_JSON else _text_formatter())
    root = logging.getLogger()
    root.addHandler(handler)
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "").upper()
    level = "DEBUG" if level == "TRACE" else level
    if isinstance(logging.getLevelName(level), int):
        root.setLevel(level)


def begin(request_id, tenant_id):
    global _request_id, _tenant_id
    _request_id = request_id
    _tenant_id = tenant_id


def write(text):
    sys.stdout.write(text)


def error(failure):
    """Logs a failure of the function as the runtime does it."""
    if _IN_JSON:
        now = time.strftime(_TIME + "Z", time.gmtime())
        write(json.dumps({"timestamp": now, "log_level": "ERROR", **failure}, ensure_ascii=False) + "\n")
        return
    head = ": ".join(part for part in (failure["errorType"], failure["errorMessage"]) if part)
    lines = [f"[ERROR] {head}", "Traceback (most recent call last):"]
    for entry in failure["stackTrace"]:
        lines += [_indented(line) for line in entry.splitlines()]
    _event("\r".join(lines))


def _event(text):
    # A carriage return keeps a message of many lines one log event.
    write(text.replace("\n", "\r") + "\n")


def _indented(line):
    text = line.lstrip(" ")
    return _NO_BREAK_SPACE * (len(line) - len(text)) + text


def _unbuffered(stream):
    raw = open(stream.fileno(), "wb", 0, closefd=False)
    return io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True)


def _text_formatter():
    return logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", _TIME
    )


class _Handler(logging.Handler):
    def emit(self, record):
        record.aws_request_id = _request_id
        record.tenant_id = _tenant_id
        _event(self.format(record))


class _JsonFormatter(logging.Formatter):
    def __init__(self):
        super().__init__(datefmt=_TIME + "Z")

    def format(self, record):
        entry = {
            "timestamp": self.formatTime(record, self.datefmt),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
            **self._exception(record),
            "tenantId": record.tenant_id,
        }
        for key, value in vars(record).items():
            if key not in _STANDARD:
                entry.setdefault(key, value)
        return json.dumps({key: value for key, value in entry.items() if value is not None}, ensure_ascii=False)

    @staticmethod
    def _exception(record):
        if not record.exc_info:
            return {"requestId": record.aws_request_id}
        error_type, thrown, trace = record.exc_info
        return {
            "stackTrace": traceback.format_tb(trace),
            "errorType": error_type.__name__,
            "errorMessage": str(thrown),
            "requestId": record.aws_request_id,
            "location": f"{record.pathname}:{record.funcName}:{record.lineno}",
        }
