// Boxes that switch something on and off: each stands for names in a set of the state.
graphkit.boxes = (() => {
  const { dom, state } = graphkit;
  const { el } = dom;
  const shown = new Set();

  const toggled = (set, names, on) => {
    const changed = new Set(set);
    for (const name of names) on ? changed.delete(name) : changed.add(name);
    return changed;
  };

  // `key` is the set in the state that holds what is switched off; a box may stand for several names.
  const box = (key, names) => {
    const input = el("input", { type: "checkbox", onchange: () => state.set({ [key]: toggled(state.get()[key], names, input.checked) }) });
    const show = () => {
      const off = names.filter((name) => state.get()[key].has(name)).length;
      input.checked = off === 0;
      input.indeterminate = off > 0 && off < names.length;
    };
    shown.add({ input, show });
    show();
    return input;
  };

  const label = (input, sign, text, number) =>
    el("label", {}, input, sign, el("span", {}, text), el("span", { className: "number" }, number.toLocaleString("en")));

  state.listen(() => {
    for (const each of shown) each.input.isConnected ? each.show() : shown.delete(each);
  });

  return { box, label };
})();
