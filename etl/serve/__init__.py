"""The dataset as a site: Datasette on the last build, in its own clothes and in two languages."""
