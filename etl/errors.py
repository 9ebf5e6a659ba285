"""The one way in which a stage says that it cannot go on."""


class Complaint(Exception):
    """Bad input: what is wrong, where, and what to do next. Exit code 1 means the data is wrong, 2 the call."""

    def __init__(self, what: str, place: object, next_step: str, exit_code: int = 1) -> None:
        self.what, self.place, self.next_step, self.exit_code = what, str(place), next_step, exit_code
        super().__init__(f"{place}: {what}. {next_step}")
