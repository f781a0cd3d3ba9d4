"""What a line can say of a record that is there: who said it, when, how private, and every fact of its kind.

`values` are the sorts of facts, `tables` the facts of each kind (one more fact is one more row), `reading` takes
a line apart by them, `telling` says them back.
"""
