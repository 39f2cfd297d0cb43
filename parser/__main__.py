"""`python -m parser FILE…`"""

from parser.cli import main

if __name__ == "__main__":
    main()
