"""From what the user types or imports to stored records: match, deduplicate, store, report."""
