"""``python -m kehoach`` is the command ``kehoach``."""

from kehoach.front import main

if __name__ == "__main__":
    main()
