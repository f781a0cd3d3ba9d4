"""Stage four on screen: the chart, the debate, and the frame of its four inner tabs."""
