"""Read brand.yml. In: a folder in `styles/`. Out: colours, defaults, blocks and print settings, or problems."""
