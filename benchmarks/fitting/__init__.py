"""Commands that fit the tables of the import on pages and articles with answers, and compose such pages."""
