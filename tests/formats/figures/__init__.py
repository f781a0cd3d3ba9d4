"""Pictures and models as SVG and PNG."""
