"""Stage three: conceptual models, as a diagram and as a list."""
