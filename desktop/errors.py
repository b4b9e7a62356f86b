"""The two families of errors that a person may see, with what she needs to know about each."""

from __future__ import annotations


class AppError(Exception):
    """A refusal or failure that is explained to the officer in her own words.

    Attributes:
        what: What happened, one Vietnamese sentence.
        safe: What is safe; empty when nothing was at risk.
        advice: What to do now; empty when the sentence already says it.
        details: What helps those who mend the program; never shown, only copied.
    """

    def __init__(self, what: str, safe: str = "", advice: str = "", details: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.advice = advice
        self.details = details

    def sentence(self) -> str:
        """Return the message on one line, for the command line."""
        return " ".join(part for part in (self.what, self.safe, self.advice) if part)


class Refused(AppError):
    """A rule of the program or bad input says no: unknown plan, bad date, foreign file."""


class EnvironmentFailure(AppError):
    """The machine says no: disk full, folder not writable, file locked, font missing."""


class Damaged(EnvironmentFailure):
    """The workspace file cannot be trusted; a backup can be put in its place, or rows rescued."""


class Cancelled(AppError):
    """The officer stopped a piece of work; nothing was changed."""
