"""The pages one reads: documents, entities, timeline, map, discrepancies, unresolved references, contents."""
