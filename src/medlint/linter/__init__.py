"""Run the rules over a document: suppressions, fixes, and the baseline of accepted findings."""
