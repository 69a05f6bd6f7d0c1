"""Questions and their answers: one .rq file a question."""
