"""The screens, driven as people drive them."""
