"""Stage two on screen: relevant systems, root definitions, their sentence, two of them side by side."""
