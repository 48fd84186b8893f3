"""The page of what is open between the user and each client, and its parts."""
