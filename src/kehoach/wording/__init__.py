"""Vietnamese forms: letters, numbers, dates, deadlines, spacing. Knows nothing of plans."""
