// The report is whole without this script: it adds filters, an address for what they show, and open folds on paper.
(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const opened = root.lang;

  // Language: CSS shows the text; the document's own language, its title and the options of a list need a script.
  const radios = all("#languages input");
  const language = () => radios.find((radio) => radio.checked).value;
  const speak = () => {
    root.lang = language();
    document.title = root.dataset[language() === "fr" ? "titleFr" : "titleEn"];
    for (const option of all("option[data-en]")) option.textContent = option.dataset[language()];
  };

  // Findings and the controls that choose among them.
  const posts = all(".post").map((post) => ({
    post,
    path: post.dataset.path.toLowerCase(),
    language: post.dataset.language,
    findings: all(".finding", post),
    folds: all(".more", post),
  }));
  const filters = byId("filters");
  const boxes = (name) => (filters ? all(`input[name="${name}"]`, filters) : []);
  const groups = { severity: boxes("severity"), language: boxes("language") };
  const rule = byId("rule");
  const path = byId("path");
  const allows = (name, value) => {
    const group = groups[name];
    return !group.length || group.some((box) => box.checked && box.value === value);
  };

  const show = () => {
    const text = path.value.trim().toLowerCase();
    let shown = 0;
    for (const entry of posts) {
      const wanted = entry.path.includes(text) && allows("language", entry.language);
      let left = 0;
      for (const finding of entry.findings) {
        const { severity, rule: id } = finding.dataset;
        finding.hidden = !(wanted && allows("severity", severity) && (!rule.value || rule.value === id));
        if (!finding.hidden) left += 1;
      }
      for (const fold of entry.folds) fold.hidden = !fold.querySelector(".finding:not([hidden])");
      entry.post.hidden = left === 0;
      shown += left;
    }
    for (const count of all("[data-shown]")) {
      count.textContent = shown.toLocaleString(count.closest("[lang]").lang === "fr" ? "fr-CA" : "en-CA");
    }
  };

  // The state of the page as a fragment that can be sent to someone: #show?severity=error&rule=link/malformed
  const PREFIX = "#show?";
  const state = () => {
    const asked = new URLSearchParams();
    if (language() !== opened) asked.set("in", language());
    for (const [name, group] of Object.entries(groups)) {
      const chosen = group.filter((box) => box.checked);
      if (chosen.length < group.length) asked.set(name, chosen.map((box) => box.value).join(","));
    }
    if (rule?.value) asked.set("rule", rule.value);
    if (path?.value.trim()) asked.set("path", path.value.trim());
    return asked.toString();
  };
  const remember = () => {
    const asked = state();
    if (!asked && !location.hash.startsWith(PREFIX)) return;
    history.replaceState(null, "", asked ? PREFIX + asked : location.pathname + location.search);
  };
  const restore = () => {
    const asked = new URLSearchParams(location.hash.startsWith(PREFIX) ? location.hash.slice(PREFIX.length) : "");
    const wanted = asked.get("in") ?? language();
    for (const radio of radios) radio.checked = radio.value === (wanted === "fr" ? "fr" : "en");
    for (const [name, group] of Object.entries(groups)) {
      const chosen = asked.get(name)?.split(",");
      for (const box of group) box.checked = !chosen || chosen.includes(box.value);
    }
    if (!filters) return;
    rule.value = asked.get("rule") ?? "";
    if (rule.selectedIndex < 0) rule.value = "";
    path.value = asked.get("path") ?? "";
  };
  const reset = () => {
    for (const box of Object.values(groups).flat()) box.checked = true;
    rule.value = path.value = "";
    show();
  };

  // A link to a finding that a filter hides shows it again; one to what is in a fold opens the fold.
  const reveal = () => {
    const goal = document.querySelector(":target");
    if (!goal?.closest("[hidden], details:not([open])")) return;
    if (goal.closest("[hidden]")) reset();
    for (let fold = goal.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    goal.scrollIntoView();
  };
  const follow = () => {
    if (!location.hash.startsWith(PREFIX)) return reveal();
    restore();
    speak();
    if (filters) show();
  };

  restore();
  speak();
  byId("languages").addEventListener("change", () => {
    speak();
    remember();
  });
  if (filters) {
    const update = () => {
      show();
      remember();
    };
    filters.addEventListener("change", update);
    path.addEventListener("input", update);
    byId("reset").addEventListener("click", () => {
      reset();
      remember();
    });
    filters.hidden = byId("status").hidden = false;
    show();
  }
  addEventListener("hashchange", follow);
  reveal();

  // On paper every fold is open; afterwards those that were closed close again.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = all("details:not([open])");
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false;
  });
})();
