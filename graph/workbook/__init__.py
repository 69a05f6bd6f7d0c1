"""The officers' workbook: the graph in sheets that can be corrected and added to, and taken back.

    layout      the sheets and their columns, read from layout.toml
    marking     whether a file is one, told by what is in it, and the name it is kept under
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

Nothing that she writes is believed to be complete: an empty cell or a missing row decides nothing.
"""
