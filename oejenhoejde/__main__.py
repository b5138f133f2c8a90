"""``python -m oejenhoejde`` is the command line."""

from oejenhoejde.cli import main

if __name__ == "__main__":
    main()
