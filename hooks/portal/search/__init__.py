"""Search: the index that a browser loads piecemeal, and the same search in Python.

`normalise` makes words comparable, `documents` says what is found by which words, `weigh` and `pack` make the files,
`ranking` searches them. The browser's half is `overrides/assets/search.js`; both must give the same results.
"""
