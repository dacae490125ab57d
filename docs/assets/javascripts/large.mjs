/**
 * The switch for large print. The class of the page's element that it sets is set before anything is drawn where the
 * reader chose it on an earlier page (the template `base.html`).
 */

import { choice, LARGE, setChoice } from "./offline/places.mjs";
import { shared } from "./offline/registration.mjs";

const { classList } = document.documentElement;

export function connectLarge() {
  const buttons = document.querySelectorAll("[data-large]");
  const show = () => {
    const isLarge = String(classList.contains(LARGE));
    for (const button of buttons) button.setAttribute("aria-pressed", isLarge);
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      setChoice(shared, LARGE, classList.toggle(LARGE) ? "1" : null);
      show();
      // What was in sight stays so, however much grew above it.
      button.scrollIntoView({ block: "nearest" });
    });
  }
  // A page that a browser had put aside may be of before the choice.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) classList.toggle(LARGE, choice(shared, LARGE) !== null);
    show();
  });
  show();
}
