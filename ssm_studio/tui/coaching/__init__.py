"""What the coach asks, on screen: a quiet strip on every stage, marks beside fields, a list that jumps there."""
