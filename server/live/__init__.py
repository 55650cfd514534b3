"""The keeper and the open sockets: one writer a production, one loop for all sockets. Behind this seam there may come
a process of its own."""
