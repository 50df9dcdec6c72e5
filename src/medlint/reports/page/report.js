"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const findings = [...document.querySelectorAll(".finding")];
  const places = [...document.querySelectorAll("[data-findings]")];
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const of = (place) => place.dataset.findings.split(" ").map((id) => byId.get(id));
  const chosen = (name) =>
    new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
  let current = null;

  function filter() {
    const severities = chosen("severity");
    const families = chosen("family");
    let shown = 0;
    for (const f of findings) {
      f.hidden = !(severities.has(f.dataset.severity) && families.has(f.dataset.family));
      shown += !f.hidden;
    }
    for (const place of places) {
      const quiet = of(place).every((f) => f.hidden);
      if (place.tagName === "A") place.hidden = quiet;
      else place.classList.toggle("quiet", quiet);
    }
    document.getElementById("shown").textContent = `${shown} of ${findings.length} findings shown`;
  }

  function select(finding) {
    document.querySelectorAll(".current").forEach((e) => e.classList.remove("current"));
    current = finding;
    finding.classList.add("current");
    places.filter((place) => of(place).includes(finding)).forEach((p) => p.classList.add("current"));
  }

  /* To a finding: it takes the focus, and its place in the text comes into view beside it. */
  function go(finding) {
    select(finding);
    const place = document.getElementById(`${finding.id}-place`);
    if (place) place.scrollIntoView({ block: "center" });
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const shown = findings.filter((f) => !f.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    go(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  document.addEventListener("click", (event) => {
    const place = event.target.closest("[data-findings]");
    if (place) {
      const first = of(place).find((f) => !f.hidden);
      if (!first) return;
      event.preventDefault();
      go(first);
      return;
    }
    const finding = event.target.closest(".finding");
    if (finding) select(finding);
  });
  filter(); /* a browser may remember which boxes were ticked */
})();
