/**
 * The drawer that lists the pages on narrow screens, for the keyboard and for screen readers. It is the theme's: a
 * checkbox that is checked while it is open. Closed, it is hidden by the style sheet, so nothing in it takes the focus.
 */

export function connectDrawer() {
  const toggle = document.querySelector("[data-md-toggle=drawer]");
  const button = document.querySelector("[data-drawer]");
  const drawer = document.querySelector(".md-sidebar--primary");
  if (!(toggle instanceof HTMLInputElement && button instanceof HTMLElement && drawer)) return;
  drawer.id = button.getAttribute("aria-controls") ?? "";
  const show = () => button.setAttribute("aria-expanded", String(toggle.checked));
  const close = () => {
    if (toggle.checked) toggle.click();
  };
  toggle.addEventListener("change", show);
  button.addEventListener("click", () => {
    toggle.click();
    if (!toggle.checked) return;
    const links = /** @type {NodeListOf<HTMLElement>} */ (drawer.querySelectorAll("a"));
    [...links].find((link) => link.offsetParent)?.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    close();
    button.focus();
  });
  drawer.addEventListener("focusout", (event) => {
    const { relatedTarget } = /** @type {FocusEvent} */ (event);
    if (
      relatedTarget instanceof Node &&
      !drawer.contains(relatedTarget) &&
      relatedTarget !== button
    )
      close();
  });
  show();
}
