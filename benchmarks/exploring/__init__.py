"""How quick the explorer's pages are: `python benchmarks/exploring`.

pages      which addresses of each kind of page are asked       timing     how long each takes, first and again
floor      a bare page of the same bytes, for comparison        painting   when Chromium shows it, and how much it fetched
"""
