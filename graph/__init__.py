"""From papers to a kept graph: read, extract, state, keep, infer, verify, project."""
