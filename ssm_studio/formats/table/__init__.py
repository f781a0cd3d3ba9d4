"""Tables that people bring along: questionnaires from a spreadsheet or a form, read, understood and taken in."""
