"""What comes behind the readers: a file's difference against what stands, bringing it in, and undoing it.

Promises that nothing is kept before a person has seen what would change, and that it comes whole or not at all (K2).
"""
