"""What brand.yml says. In: a folder of `styles/`. Out: colours, defaults, blocks, print settings; problems."""
