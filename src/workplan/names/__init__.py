"""What places and bodies are called: whose a name is, how it looks, what it is called in full."""
