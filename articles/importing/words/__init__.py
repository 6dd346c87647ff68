"""Knowledge of printed Chinese that no stage owns: characters, names, dates, and what lines look like."""
