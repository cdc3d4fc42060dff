"""Names in a sentence: entities, offices, persons and what stands around them.

The grammars work on words and lexicons; what the trained pipeline saw is handed
in. They know nothing of parses.
"""
