/** Today, as the calendar here has it, such as 2026-12-01. */
export function today() {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((each) =>
    String(each).padStart(2, "0"),
  );
  return `${now.getFullYear()}-${month}-${day}`;
}

/** This month, such as 2026-12. */
export function thisMonth() {
  return today().slice(0, -3);
}
