"""Papers as pages: where each passage is, the paper laid out, what is kept of that."""
