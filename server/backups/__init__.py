"""Backups of a folder of productions, taken beside a server at work, and how a production is brought back from one."""
