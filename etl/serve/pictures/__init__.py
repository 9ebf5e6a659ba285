"""Pictures of the data: a chart a file, plain data in and an Altair chart out; one renderer makes SVG of it."""
