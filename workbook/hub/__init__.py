"""A room of people on one machine: JupyterHub lets them in, each has a server, in the end all is erased."""
