"""Periodic reports (báo cáo định kỳ): periods, due dates, figures, measured targets."""
