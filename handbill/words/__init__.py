"""YAML in, what is said out.

Its doors: `library` (all that can be said), `pieces`, `facts`, `labels` and `types` (what it is made of), `services`
(contacts and figures as a language tells of them), `markup` (words with strong parts and names in braces), `links` (where
those lead), `invisible` (marks that are pasted along), `codes` (the two links), `school` (a school’s own lines as a file),
`site` (what the site’s page says), `calibration` (what the sheet that measures a printer says), `tone` (what pieces never
say), `loading` and `reading` (a YAML file, and the type that it is read as), `lengths` (as people write them), `raw` (files
as they lie there, within limits).
"""
