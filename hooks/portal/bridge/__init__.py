"""Where MkDocs and the portal meet; the only room that imports mkdocs.

`run`        one building of the site, and what stops it
`events`     MkDocs' events in the order in which they happen
`prose`      the pages in docs/ as every language shows them
`frame`      what stands around every page: menu, footer, addresses, words
`site`       everything that is written, and what of it has changed
`upstream`   repairs of MkDocs and its plugins, each with its cause
`languages`  the first of these repairs, where MkDocs is called without the portal's commands
`build`      a whole site into a folder, or nothing at all
`serve`      the preview while somebody writes, with its `server` and its `fault_bar`
"""
