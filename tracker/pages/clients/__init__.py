"""The page of clients, with their projects, rates and expenses."""
