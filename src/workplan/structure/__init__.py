"""SourceText → outline, masthead and blocks: what each stretch of a notice is, before anything is read out of it."""
