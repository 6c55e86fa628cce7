"""SnapStart: runs the hooks that a function has registered, before the snapshot and after the restore."""

import sys

from . import errors, logs


def snapshot(api):
    import snapshot_restore_py

    try:
        before = snapshot_restore_py.get_before_snapshot()
        while before:
            function, arguments, options = before.pop()
            function(*arguments, **options)
        api.restore_next()
    except Exception as error:
        failure = errors.describe(error)
        logs.error(failure)
        api.fail_init(failure, "Runtime.BeforeSnapshotError")
        sys.exit(64)
    try:
        for function, arguments, options in snapshot_restore_py.get_after_restore():
            function(*arguments, **options)
    except Exception as error:
        failure = errors.describe(error)
        logs.error(failure)
        api.fail_restore(failure, "Runtime.AfterRestoreError")
        sys.exit(65)
