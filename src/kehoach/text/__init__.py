"""What the text of a plan means: numbers of sections, references, results, markup."""
