"""Document → Draft: what several rules need of a document, worked out once and with its offsets."""
