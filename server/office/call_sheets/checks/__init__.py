"""The checks before publishing, a rule of work each. They warn and offer a way out; none of them forbids."""
