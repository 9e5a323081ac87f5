"""`python -m handbill ...` is `handbill ...`."""

from handbill.cli.main import main

main(prog_name="python -m handbill")
