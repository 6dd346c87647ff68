"""Who makes the paper: correspondents and their units, editors, accounts; what they are paid."""
