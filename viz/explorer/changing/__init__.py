"""Changing a workspace through the web: what officers decide, and the papers and workbooks that they hand in.

    form         what a browser posted (`explorer/forms.py` reads it, within bounds)
    desk         where it is handed in: kept at once, put into effect by builds

Nothing is built in the server's own process: a build may take minutes, and whoever reads meanwhile should not notice.
"""
