"""Pictures. In: paragraphs and divs with pictures. Out: figures with captions and links, and panels."""
