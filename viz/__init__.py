"""What people see: the command line, network views and pictures."""
