"""What is asked over HTTP: thin, each route says what it takes, who may, and hands on."""
