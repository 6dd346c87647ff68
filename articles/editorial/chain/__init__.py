"""The chain of signatures (三审三校): who a signer is, which signatures count now, and who may take which step."""
