"""An open chapter: reads, cleans, saves and acknowledges; the same for the server and the static site.

A chapter whose cells are declarations is run here, in whichever Python has the page: the server's own
process, the browser's, or a Jupyter kernel behind `widgets`. Nothing in it knows of a network.
"""
