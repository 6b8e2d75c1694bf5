"""From disk to documents: files found, decoded, front matter read with the place of every value."""
