"""Root definitions as people write them."""
