"""The language room: the parser behind one seam, clauses, calendar expressions, quantities, names; lexicons as data."""
