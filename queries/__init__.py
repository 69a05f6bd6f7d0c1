"""Questions and their answers: one .rq file a question.

In a notebook (docs/NOTEBOOKS.md):

    from goldenthread.queries import open_plan
    plan = open_plan()
    plan.ask("supporting-strategies", about="9.3").to_pandas()
"""

from .plan import Plan, open_plan

__all__ = ["Plan", "open_plan"]
