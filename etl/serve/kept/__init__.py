"""Answers made once and sent again: what is kept, for how long, and in which form it is sent."""
