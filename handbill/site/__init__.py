"""A folder of static files that prints any school's pieces in a browser: editions, a page, and scripts that ink them.

Its doors: `site` (the folder is written), `catalogue` (what is wanted of it), `serve` (it is served to this machine).
"""
