"""Models as DOT, Mermaid and GraphML, out and in."""
