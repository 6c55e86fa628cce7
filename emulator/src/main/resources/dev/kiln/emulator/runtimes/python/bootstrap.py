"""Runs a Python function: takes invocations from the Lambda Runtime API, calls the handler, posts what it answers.

Needs Python 3.9 or later and nothing else. Reads AWS_LAMBDA_RUNTIME_API (host:port[/prefix]), _HANDLER, LAMBDA_TASK_ROOT.
"""

import os
import sys

from kiln_runtime import loop

HERE = os.path.dirname(os.path.abspath(__file__))


def prepare_imports(task_root):
    """Makes imports see what they see on AWS: the function first, then PYTHONPATH, nothing of this program."""
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or os.getcwd()) != HERE]
    sys.path.insert(0, task_root)
    sys.path.append(os.path.join(HERE, "site"))
    if sys.pycache_prefix is None:
        # The folder of the function is the user's own: it is read and never written.
        sys.pycache_prefix = os.path.join(HERE, "pycache")


def required(variable):
    value = os.environ.get(variable)
    if not value:
        sys.exit(f"{variable} is not set: this program is started by a Lambda environment")
    return value


if __name__ == "__main__":
    prepare_imports(os.environ.get("LAMBDA_TASK_ROOT") or os.getcwd())
    loop.run(required("AWS_LAMBDA_RUNTIME_API"), required("_HANDLER"))
