"""Records become pages: words and formats of a language, views as plain data, templates that print them."""
