"""Đối chiếu với kế hoạch cấp trên."""
