"""Drawing in text cells: geometry, rasters, layouts and the pictures and models made of them."""
