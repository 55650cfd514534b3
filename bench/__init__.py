"""What Callboard costs, measured on this machine: one module a subject, each with `measure()`."""
