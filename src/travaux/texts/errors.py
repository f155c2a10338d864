"""What keeps a file from being compared."""


class UnreadableTextError(ValueError):
    """A file that holds no draft; the message says why and what to do."""
