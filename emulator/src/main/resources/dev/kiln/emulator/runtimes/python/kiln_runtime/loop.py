"""The life of the process: load the handler, then one invocation after the other."""

import os
import sys

from . import errors, logs, marshal
from .context import LambdaContext
from .handler import load
from .runtime_api import RuntimeApi, RuntimeApiError
from .snapshot import snapshot


def run(address, handler_name):
    logs.install()
    api = RuntimeApi(address)
    try:
        handler = _load(api, handler_name)
        if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
            snapshot(api)
        while True:
            _handle(api, handler, api.next())
    except RuntimeApiError as gone:
        sys.exit(f"The Runtime API is gone: {gone}")


def _load(api, handler_name):
    try:
        return load(handler_name)
    except errors.Fault as fault:
        failure = errors.describe_fault(fault)
    except Exception as error:
        failure = errors.describe(error)
    logs.error(failure)
    api.fail_init(failure)
    sys.exit(1)


def _handle(api, handler, invocation):
    logs.begin(invocation.request_id, invocation.tenant_id)
    _publish_trace_id(invocation.trace_id)
    cause = None
    try:
        context = LambdaContext(invocation)
        event = marshal.event(invocation.body, invocation.content_type)
        body, content_type = marshal.response(handler(event, context))
    except errors.Fault as fault:
        failure = errors.describe_fault(fault, invocation.request_id)
    # Not SystemExit: a handler that calls sys.exit() ends its environment.
    except Exception as error:
        failure = errors.describe(error, invocation.request_id)
        cause = errors.xray_cause(error)
    else:
        api.respond(invocation.request_id, body, content_type)
        return
    logs.error(failure)
    api.fail(invocation.request_id, failure, cause)


def _publish_trace_id(trace_id):
    if trace_id:
        os.environ["_X_AMZN_TRACE_ID"] = trace_id
    else:
        os.environ.pop("_X_AMZN_TRACE_ID", None)
