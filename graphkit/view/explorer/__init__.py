"""What the Explorer draws and tells: nodes, links, their places, and the words behind them.

`columns` are the nodes and links as lists of equal length, `facets` their years and bodies, `passages` the
words behind links with their counterparts in other languages, `cards` what is told of a node, `spread`
the place of every node in the drawing of the whole graph.
"""
