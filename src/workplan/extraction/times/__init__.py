"""Written times → days and what they mean for the work: forms, the scan that reads them, what stands around, rules."""
