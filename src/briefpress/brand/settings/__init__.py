"""Read brand.yml. In: a folder of `styles/`. Out: colours, defaults, blocks and print settings, or problems."""
