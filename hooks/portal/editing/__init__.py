"""What writes into content files: always the smallest change, never the text."""
