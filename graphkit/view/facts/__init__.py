"""What each page of the site needs of a graph, gathered as plain values and not yet written as HTML."""
