"""The process that serves: its socket, the build that answers, and the next that takes its place."""
