"""What one report says: every finding on its own passage, before reports are put together."""
