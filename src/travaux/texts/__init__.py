"""Full texts of drafts: read into articles, aligned, and redlined."""
