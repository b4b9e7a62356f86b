"""The place "Tổng hợp": the reports of all communes, for the level above them."""
