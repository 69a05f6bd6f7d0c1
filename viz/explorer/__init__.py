"""The explorer: a workspace as a web site that officers, boards and scrutiny walk through.

    visit        what a page is made from            replies      what it is made to
    addresses    where things and pages are          routing      which page an address means; `routes` are all of them
    scope        which plan is meant                 rendering    from a page to HTML
    pages/       the pages, a family a module        templates/, style/, script/: what they look like
    site         what a server shares                guarding     who may change anything
    application  the ASGI application                serving      it runs, until it is told to end
    warming      what the first visitor would wait for

A page is made by a plain function of a visit, in the server and for `publish` alike; nothing below `application` knows of HTTP.
"""
