"""Rich pictures: placement, routing and drawing in text cells."""
