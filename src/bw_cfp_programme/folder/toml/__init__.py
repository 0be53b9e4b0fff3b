"""How `programme.toml` is read: text with its lines, tables by their keys, consistency."""
