"""The recipe that makes the bundled pipeline from the treebank. Never imported at run time."""
