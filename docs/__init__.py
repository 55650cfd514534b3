"""What is shown of Callboard, made from the real thing."""
