"""The bundled pipeline's files and what spaCy must know before it can read them."""
