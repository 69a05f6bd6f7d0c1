"""Real papers that a fresh install can read: one folder a council, each shaped like a workspace."""
