"""``python -m hzsearch`` is ``hzsearch``."""

from hzsearch.cli import main

if __name__ == "__main__":
    main()
