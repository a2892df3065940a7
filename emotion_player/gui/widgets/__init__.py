"""The parts that the windows are built from: labels, buttons, lists, messages, icons."""
