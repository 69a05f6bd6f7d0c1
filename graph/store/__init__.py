"""Where quads are kept and asked."""
