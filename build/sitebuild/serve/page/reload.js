// Reloads the page when the site was built anew, or when the server is back after it was gone.
let seen;
new EventSource("/serve/events").addEventListener("message", ({ data }) => {
  if (seen !== undefined && seen !== data) location.reload();
  seen = data;
});
