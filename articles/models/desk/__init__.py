"""What goes on at the desk: the record, what is typed and not saved, who is where."""
