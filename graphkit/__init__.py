"""Read diplomatic documents into a knowledge graph in which every edge cites its sentence."""

__version__ = "0.1.0"
