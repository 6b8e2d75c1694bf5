"""The catalogue's vocabulary of types: kinds of records, their fields, controlled terms. Nothing here reads a disk."""
