"""Models as DOT, Mermaid and GraphML, and diagrams read in from these formats."""
