"""The hooks of SnapStart, under the name that they have in Lambda's Python; used when a function does not bring its own."""

_before_snapshot = []
_after_restore = []


def register_before_snapshot(function, *arguments, **options):
    """Runs before the snapshot, in the reverse order of registration. Also a decorator."""
    _before_snapshot.append((function, arguments, options))
    return function


def register_after_restore(function, *arguments, **options):
    """Runs after the restore, in the order of registration. Also a decorator."""
    _after_restore.append((function, arguments, options))
    return function


def get_before_snapshot():
    return _before_snapshot


def get_after_restore():
    return _after_restore
