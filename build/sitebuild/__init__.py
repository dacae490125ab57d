"""How the site is made: Markdown extensions, the runtime bundle and the finishing steps."""
