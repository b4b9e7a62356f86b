"""The place "Nhiệm vụ": the list of tasks, what is noted on them, and other views of them."""
