"""The served app: Voilà's server and kernels, our own pages."""
