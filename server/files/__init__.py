"""Photos that entries name: how they come in pieces, are kept, and are drawn anew to be shown (F)."""
