"""Time wordings of a plan ("Thời gian thực hiện") read as schedules.

A small grammar: tokens → terms (dates, periods, cycles, deadlines, clauses) → entries that belong
together → days. Every month, quarter and year is a calendar one; "trước" leaves its day out,
"chậm nhất" and "đến hết" count it; what cannot be read stays "chưa xác định".
"""

from desktop.domain.schedule.model import Duration, DurationUnit, Kind, Occurrence, Schedule
from desktop.domain.schedule.reading import read_schedule

__all__ = ["Duration", "DurationUnit", "Kind", "Occurrence", "Schedule", "read_schedule"]
