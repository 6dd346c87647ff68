"""What a piece says, as a value: two versions aligned, compared and merged, and what is pasted cleaned. No queries."""
