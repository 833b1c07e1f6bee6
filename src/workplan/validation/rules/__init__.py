"""The rules of validation, one file each, in a folder for each family."""
