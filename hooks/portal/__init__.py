"""The portal's own code, one floor above the other; a room imports only from floors below it.

0 `project`, `problems`,   where things lie; what is wrong with them;
  `spelling`                what was probably meant
1 `model`                 the seven kinds of records, their fields, the vocabularies; no I/O
2 `content`               disk → text → front matter with places → documents
3 `translations`          pairing originals with translations, fingerprints, outdated sections
4 `checks`                the rules, each a function that yields problems
5 `catalogue`             `load(project) -> Catalogue`, the only door upward
6 `render`, `publish`,    record and listing pages; writing them, sitemap;
  `editing`, `search`     what writes into content files; the search index
7 `bridge`                the only room that imports mkdocs
8 `cli`                   the only room that prints
"""
