"""The explorer as files that any web server, or a folder on a shared drive, can hold.

    naming      which file a page is in                  links       addresses from one file to another
    listing     which pages a static site has            rendering   a page, or many at once, as files
    finding     the names that are searched without a server
    folder      a whole site in place of the last one    publishing  all of it

A page is made by the same functions as on the server; what needs one (forms that post, the query editor, sorting) is left out.
"""
