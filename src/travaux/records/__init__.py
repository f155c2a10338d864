"""What all reports say together: actors, the lineage of drafts, issues, changes, corroboration, conflicts."""
