"""Train the Universal-Dependencies pipeline that graphkit ships.

Run it as ``python -m graphkit.extraction.training``; see ``docs/pipeline.md``.
Nothing here is needed to extract: the trained pipeline lies in
``graphkit/resources/pipelines/en_graphkit``.
"""
