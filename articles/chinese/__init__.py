"""What is known of Chinese as newspapers print it: characters, marks, numbers, dates, names. No Django."""
