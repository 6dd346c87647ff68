"""From the bytes of a page text to rows.

`pipeline.py` is the table of contents. The stages know no Django and hand frozen records (`records.py`) on; what they
doubt they say as a `Note` of a code and facts. At the edge `report/` says notes and refusals in Chinese and
writes the report, and `persist/` alone knows the ORM.
"""
