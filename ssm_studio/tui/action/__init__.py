"""Stage four on screen, second half: changes judged in two ways, and agreed actions."""
