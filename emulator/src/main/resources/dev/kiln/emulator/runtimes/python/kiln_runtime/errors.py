"""Errors of the runtime itself, and how any error is told to the Runtime API."""

import os
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
ENTRY = os.path.join(os.path.dirname(HERE), "bootstrap.py")


class Fault(Exception):
    """A failure that the runtime found, with its type on AWS and, at most, one hint of a place."""

    def __init__(self, fault_type, message, trace=()):
        super().__init__(message)
        self.fault_type = fault_type
        self.message = message
        self.trace = list(trace)


def describe_fault(fault, request_id=""):
    return _body(fault.message, fault.fault_type, request_id, fault.trace)


def describe(error, request_id=""):
    return _body(str(error), type(error).__name__, request_id, traceback.format_list(_frames(error)))


def xray_cause(error):
    frames = _frames(error)
    return {
        "working_directory": os.getcwd(),
        "exceptions": [
            {
                "message": str(error),
                "type": type(error).__name__,
                "stack": [{"label": name, "path": file, "line": line} for file, line, name, _ in frames],
            }
        ],
        "paths": sorted({frame[0] for frame in frames}),
    }


def _body(message, error_type, request_id, stack_trace):
    return {
        "errorMessage": message,
        "errorType": error_type,
        "requestId": request_id,
        "stackTrace": stack_trace,
    }


def _frames(error):
    """The frames from the function on, as plain tuples: with them, newer versions print no carets below a line."""
    frames = [
        (frame.filename, frame.lineno, frame.name, frame.line) for frame in traceback.extract_tb(error.__traceback__)
    ]
    first = next((at for at, frame in enumerate(frames) if not _is_ours(frame[0])), 0)
    return frames[first:]


def _is_ours(file):
    return file == ENTRY or os.path.dirname(file) == HERE
