"""What programs read: the description of the interface, a text for language models, names made into organisations."""
