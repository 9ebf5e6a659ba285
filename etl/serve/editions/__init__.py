"""Editions on the site: rows and tables as of one, files of each, and what stands where a record is gone."""
