"""The content of brand.yml. In: a folder of `styles/`. Out: colours, defaults, blocks, print settings; problems."""
