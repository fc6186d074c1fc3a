"""The content types: what authors can write. One module (or package) per type; they never import each other."""
