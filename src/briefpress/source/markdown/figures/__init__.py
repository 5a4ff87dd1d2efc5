"""Pictures. In: paragraphs and divs with pictures. Out: figures with captions, links and panels."""
