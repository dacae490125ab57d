"""The files with which Python starts in the page: the npm package's and our own."""
