/**
 * Put by the benchmark's server into each page that is measured, before anything else: types a change as soon as
 * its field is there, and reports when Python's first answer to it stands on the page. A second visit follows if
 * the address of the visit asks for it (/-/visit.html).
 */
(() => {
  const { field, text, pause, visits } = JSON.parse(sessionStorage.getItem("plan") ?? "{}");
  if (!visits) return;
  const visit = Number(sessionStorage.getItem("visit")) + 1;
  sessionStorage.setItem("visit", String(visit));
  let answered = false;
  const watch = new MutationObserver(() => {
    const control = field && document.getElementsByName(field)[0];
    if (control && control.value === control.defaultValue) control.value = text;
    const root = document.querySelector("[data-calculator]");
    if (root?.dataset.state === "failed") report({ failed: true });
    if (Number(root?.dataset.revision) > 0) report({ elapsed: performance.now() });
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true });

  async function report(/** @type {object} */ what) {
    if (answered) return;
    answered = true;
    watch.disconnect();
    await fetch("/-/report", { method: "POST", body: JSON.stringify({ visit, ...what }) });
    if (visit < visits) {
      const next = `/-/between.html#${encodeURIComponent(location.pathname)}`;
      setTimeout(() => location.assign(next), pause);
    }
  }
})();
