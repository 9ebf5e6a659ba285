"""The public pages under /zh/ and /en/: one kind of page a file, rendered on the server, without script."""
