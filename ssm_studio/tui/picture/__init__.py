"""Stage one: the rich picture, its canvas, its outline, its themes and its inspector."""
