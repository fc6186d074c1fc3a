"""Markdown to prose: what authors write as text, made into safe markup with its links, headings and pictures."""
