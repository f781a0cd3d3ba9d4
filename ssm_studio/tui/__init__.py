"""The screens. The only room that says textual."""
