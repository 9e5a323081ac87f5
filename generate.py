"""The front door: `python generate.py ...` is `handbill ...`."""

from handbill.cli.main import main

if __name__ == "__main__":
    main(prog_name="generate.py")
