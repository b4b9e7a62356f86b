"""Following tasks to their deadlines (theo dõi nhiệm vụ).

The plan's rows stay the one source: what is to be done, by whom and when is read from them. Kept
besides are only facts about it: what was done when, by which evidence, who was given it instead,
what was postponed. The list of tasks with their states is computed from both.
"""
