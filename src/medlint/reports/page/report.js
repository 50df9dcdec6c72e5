"use strict";
(() => {
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll(".finding")];
  const marks = [...document.querySelectorAll("mark")];
  const byId = new Map(findings.map((f) => [f.id, f]));
  const chosen = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((i) => i.value));

  function filter() {
    const severities = chosen("severity");
    const families = chosen("family");
    let shown = 0;
    for (const f of findings) {
      f.hidden = !(severities.has(f.dataset.severity) && families.has(f.dataset.family));
      shown += !f.hidden;
    }
    for (const m of marks) {
      m.classList.toggle("quiet", m.dataset.findings.split(" ").every((id) => byId.get(id).hidden));
    }
    document.getElementById("shown").textContent = `${shown} of ${findings.length} findings shown.`;
  }

  function show(finding, scrollTo) {
    document.querySelectorAll(".current").forEach((e) => e.classList.remove("current"));
    finding.classList.add("current");
    const places = marks.filter((m) => m.dataset.findings.split(" ").includes(finding.id));
    places.forEach((m) => m.classList.add("current"));
    const target = scrollTo === "mark" ? places[0] : finding;
    if (target) target.scrollIntoView({ block: "center" });
  }

  if (form) form.addEventListener("change", filter);
  for (const f of findings) {
    f.addEventListener("click", (e) => { if (!e.target.closest("a, summary")) show(f, "mark"); });
    f.addEventListener("keydown", (e) => { if (e.key === "Enter" && e.target === f) show(f, "mark"); });
  }
  for (const m of marks) {
    m.addEventListener("click", () => {
      const first = m.dataset.findings.split(" ").map((id) => byId.get(id)).find((f) => !f.hidden);
      if (first) show(first, "finding");
    });
  }
})();
