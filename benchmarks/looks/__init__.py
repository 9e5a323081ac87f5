"""What `benchmarks/pages.py` measures.

`pieces` makes what there is to print; `words`, `space` and `hand` measure a page; `posters`, `sheets` and `copies` hold that
against the aims; `table` prints it, with the `reasons` where an aim is missed.
"""
