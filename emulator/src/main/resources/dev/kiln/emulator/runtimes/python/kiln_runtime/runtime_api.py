"""The Lambda Runtime API over one HTTP connection."""

import http.client
import json
from urllib.parse import quote

_ERROR_TYPE = "Lambda-Runtime-Function-Error-Type"
_XRAY_CAUSE = "Lambda-Runtime-Function-XRay-Error-Cause"
# Servers limit a header; the cause is an extra that is not worth a refused error.
_XRAY_CAUSE_MAX_LENGTH = 64 * 1024


class RuntimeApiError(Exception):
    """The Runtime API cannot be reached, or does not answer as it should."""


class Invocation:
    def __init__(self, headers, body):
        self.request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.deadline_millis = int(headers["Lambda-Runtime-Deadline-Ms"] or 0)
        self.trace_id = headers["Lambda-Runtime-Trace-Id"]
        self.client_context = _utf8(headers["Lambda-Runtime-Client-Context"])
        self.cognito_identity = _utf8(headers["Lambda-Runtime-Cognito-Identity"])
        self.tenant_id = headers["Lambda-Runtime-Aws-Tenant-Id"]
        self.content_type = headers["Content-Type"]
        self.body = body


class RuntimeApi:
    def __init__(self, address):
        authority, _, prefix = address.partition("/")
        self._base = f"{'/' + prefix.strip('/') if prefix else ''}/2018-06-01/runtime"
        # No timeout: the next invocation may come in a second or in a week.
        self._connection = http.client.HTTPConnection(authority)

    def next(self):
        status, headers, body = self._exchange("GET", "/invocation/next")
        if status != 200:
            raise RuntimeApiError(f"it answered {status} {body!r} to a request for the next invocation")
        return Invocation(headers, body)

    def respond(self, request_id, body, content_type):
        # What is too large is refused here and reported by the platform itself.
        self._exchange("POST", f"/invocation/{quote(request_id)}/response", body, {"Content-Type": content_type})

    def fail(self, request_id, failure, xray_cause=None):
        self._fail(f"/invocation/{quote(request_id)}/error", failure, failure["errorType"], xray_cause)

    def fail_init(self, failure, error_type=None):
        self._fail("/init/error", failure, error_type or failure["errorType"])

    def restore_next(self):
        status, _, body = self._exchange("GET", "/restore/next")
        if status != 200:
            raise RuntimeApiError(f"it answered {status} {body!r} to a request for the restore")

    def fail_restore(self, failure, error_type):
        self._fail("/restore/error", failure, error_type)

    def _fail(self, path, failure, error_type, xray_cause=None):
        headers = {"Content-Type": "application/json", _ERROR_TYPE: _token(error_type)}
        if xray_cause is not None:
            cause = json.dumps(xray_cause)
            if len(cause) < _XRAY_CAUSE_MAX_LENGTH:
                headers[_XRAY_CAUSE] = cause
        body = json.dumps(failure, ensure_ascii=False).encode("utf-8", "backslashreplace")
        self._exchange("POST", path, body, headers)

    def _exchange(self, method, path, body=None, headers=None):
        reused = self._connection.sock is not None
        try:
            return self._send(method, path, body, headers)
        except (http.client.HTTPException, OSError) as error:
            self._connection.close()
            # The other side may have closed a kept connection just when it was used again.
            if not (reused and isinstance(error, (ConnectionError, http.client.BadStatusLine))):
                raise RuntimeApiError(str(error) or type(error).__name__)
        try:
            return self._send(method, path, body, headers)
        except (http.client.HTTPException, OSError) as error:
            raise RuntimeApiError(str(error) or type(error).__name__)

    def _send(self, method, path, body, headers):
        self._connection.request(method, self._base + path, body, headers or {})
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()


def _utf8(header):
    """http.client reads the bytes of a header as Latin-1; JSON is UTF-8."""
    return None if header is None else header.encode("latin-1").decode("utf-8", "replace")


def _token(text):
    """Text that may stand in a header: an exception may have any name."""
    return "".join(c if "!" <= c <= "~" else "_" for c in text)[:256]
