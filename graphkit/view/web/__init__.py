"""The scripts of the pages: our sources in src/, what npm bundles from them in dist/."""
