"""The room of the research interest: declaration, two cycles, reconstruction, learning."""
