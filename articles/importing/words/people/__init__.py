"""People as print names them: names, what they are called, what each did, where each works."""
