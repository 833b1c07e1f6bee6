"""The rules of the structure: what is asked about each line around the plan and for each value of the masthead."""
