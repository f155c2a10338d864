"""The record as a person reads it, and as a program does: the brief, its forms, and the export."""
