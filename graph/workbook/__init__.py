"""The officers' workbook: the graph in sheets that can be corrected and added to, and taken back.

    layout      the sheets and their columns, read from layout.toml
    cells       a cell as it is written: always text, locked or free
    front       the first sheet: what to do, what the grades mean
    names       how things are called in it, and which thing a name in a cell means
    told        what the graph tells, triple by triple
    rows        the rows of the sheets
    content     all that the workbook shows of a graph
    drawing     the rows as a spreadsheet: drop-downs, protection, colours
    returned    a spreadsheet read back, within bounds
    editing     what an officer changed in it, cell by cell, against the values as they were written
    naming      the one thing that a name in a cell means, or what is wrong with it
    dates       dates as officers write them
    changes     what cells say, as sentences and decisions
    deciding    what each change decides, compared with the graph as it is now
    proposing   all of it together, before anything is changed

Whether a file is one tells graph/marking.py, since a workspace must know it too. Nothing that an officer writes is believed to
be complete: an empty cell or a missing row decides nothing.
"""
