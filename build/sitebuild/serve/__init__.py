"""The site while it is worked on: built anew at every change, its pages reloaded."""
