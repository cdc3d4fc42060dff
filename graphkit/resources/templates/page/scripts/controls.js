// Filters over how, by whom, how often and how surely something is said.
graphkit.controls = (() => {
  const { boxes, data, dom, filters, state } = graphkit;
  const { el } = dom;
  const MANY = 8; // publishers that are listed before the rest is folded away

  const counted = (values) => {
    const found = new Map();
    for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
    return found;
  };

  // Modalities in the order of the style, plain assertions first, denials last.
  const modalityRows = () => {
    const found = counted(data.edges.map((edge) => (edge.polarity === "Negative" ? "Denied" : edge.modality)));
    const words = new Map([["Asserted", "said as a fact"], ...data.modalities, ["Denied", "denied"]]);
    for (const name of found.keys()) if (!words.has(name)) words.set(name, name.toLowerCase());
    const rows = [...words].filter(([name]) => found.has(name));
    return rows.length < 2 ? [] : rows.map(([name, text]) =>
      el("li", {}, boxes.label(boxes.box("hiddenModalities", [name]), dom.stroke("currentColor", { dashed: name !== "Asserted" && name !== "Denied", bar: name === "Denied" }), text, found.get(name))));
  };

  const publisherRows = () => {
    const found = counted(data.documents.map((source) => source.publisher ?? ""));
    const rows = [...found].sort(([one, a], [two, b]) => b - a || one.localeCompare(two));
    return rows.length < 2 ? [] : rows.map(([name, number]) => el("li", {}, boxes.label(boxes.box("hiddenPublishers", [name]), null, name ? dom.own(name) : "no publisher named", number)));
  };

  const folded = (rows) => {
    if (rows.length <= MANY) return rows;
    const rest = rows.slice(MANY);
    for (const row of rest) row.hidden = true;
    const more = el("button", { className: "plain-button", onclick: () => {
      for (const row of rest) row.hidden = false;
      more.parentElement.remove();
      rest[0].querySelector("input").focus();
    } }, `${rest.length} more`);
    return [...rows, el("li", {}, more)];
  };

  const show = (id, rows) => {
    const list = document.getElementById(id);
    list.replaceChildren(...rows);
    list.parentElement.hidden = !rows.length;
  };

  // A slider over the values that change anything, and its value in words.
  const slider = (id, key, steps, inWords) => {
    const input = document.getElementById(id);
    const output = document.getElementById(`${id}-value`);
    input.parentElement.hidden = steps.length < 2;
    input.max = String(steps.length - 1);
    const update = () => {
      const value = state.get()[key];
      input.value = String(steps.findLastIndex((step) => step <= value));
      output.textContent = inWords(value);
      input.setAttribute("aria-valuetext", inWords(value));
    };
    input.addEventListener("input", () => state.set({ [key]: steps[Number(input.value)] }));
    return update;
  };

  const steps = (counted) => {
    let most = 1;
    for (const edge of data.edges) {
      const places = data.placesOf(edge.statements);
      if (places.length > most) most = Math.max(most, counted(places));
    }
    return [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500].filter((step) => step <= most);
  };

  const confidenceSteps = () => {
    const values = data.columns.confidence ?? [];
    const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [1, 0]);
    return [0, ...Array.from({ length: 19 }, (_, step) => (step + 1) * 0.05).filter((step) => step > low && step <= high).map((step) => Number(step.toFixed(2)))];
  };

  const KEYS = { hiddenModalities: Set, hiddenPublishers: Set, hiddenRelations: Set, evidence: 1, origins: 1, confidence: 0, since: null, until: null };
  const clear = () => state.set(Object.fromEntries(Object.entries(KEYS).map(([key, value]) => [key, value === Set ? new Set() : value])));

  const start = () => {
    show("modalities", modalityRows());
    show("publishers", folded(publisherRows()));
    const updates = [
      slider("evidence", "evidence", steps(filters.sentencesAt), (value) => (value > 1 ? `at least ${value} sentences` : "any number of sentences")),
      slider("origins", "origins", steps(filters.originsAt), (value) => (value > 1 ? `at least ${value} publishers` : "any number of publishers")),
      slider("confidence", "confidence", confidenceSteps(), (value) => (value ? `at least ${value.toFixed(2)}` : "any")),
    ];
    const button = document.getElementById("clear");
    button.addEventListener("click", clear);
    const update = () => {
      for (const each of updates) each();
      button.hidden = !filters.isActive();
    };
    update();
    state.listen(update);
    const holder = document.getElementById("filters");
    holder.hidden = [...holder.querySelectorAll("fieldset, .slider")].every((each) => each.hidden);
  };

  return { start };
})();
