// How nodes and lines look under the chosen colours, sizes and theme.
graphkit.looks = (() => {
  const { data, state } = graphkit;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const SMALLEST = 7;
  const LARGEST = 24;
  const OUTSIDE = "#7b8494"; // of no community, or of a small one

  const isDark = () => (state.get().theme ? state.get().theme === "dark" : system.matches);
  const colourOfFamily = (family) => (isDark() ? family.dark : family.light);
  const colourOfGroup = (number) => data.palette[number] ?? OUTSIDE;
  const colourOf = (node) => (state.get().colour === "community" ? colourOfGroup(node.community) : data.typeOf(node).colour);

  const measure = () => data.measures.find(({ name }) => name === state.get().size);
  const most = new Map(data.measures.map(({ name, values }) => [name, values.reduce((top, value) => Math.max(top, value ?? 0), 0)]));
  // The area grows with the number, so that twice as much looks like twice as much.
  const radiusOf = (node) => {
    const chosen = measure();
    if (!chosen) return node.size;
    const share = most.get(chosen.name) ? (chosen.values[node.rank] ?? 0) / most.get(chosen.name) : 0;
    return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, share));
  };

  const themed = [];
  const onTheme = (listener) => themed.push(listener);
  const changeTheme = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    for (const listener of themed) listener();
  };

  const start = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    system.addEventListener("change", changeTheme);
    state.listen((now, changed) => changed.has("theme") && changeTheme());
  };

  return { colourOf, colourOfFamily, colourOfGroup, isDark, onTheme, radiusOf, start };
})();
