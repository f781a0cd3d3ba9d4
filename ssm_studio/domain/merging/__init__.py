"""Two copies of one session become one, with nothing lost that was said on either side."""
