"""Steps that work on the finished output folder, whatever generator wrote it."""
