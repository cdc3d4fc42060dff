// How nodes and lines look under the chosen colours, sizes and theme.
graphkit.looks = (() => {
  const { data, state } = graphkit;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const SMALLEST = 7;
  const LARGEST = 24;
  const OUTSIDE = "#7b8494"; // of no community, or of a small one

  let forced = null; // a theme for as long as something is made in it

  const isDark = () => {
    const chosen = forced ?? state.get().theme;
    return chosen ? chosen === "dark" : system.matches;
  };
  // The colours of the style sheet as they are now.
  const colours = () => {
    const css = getComputedStyle(document.documentElement);
    return Object.fromEntries(["paper", "ink", "quiet", "rule", "accent"].map((name) => [name, css.getPropertyValue(`--${name}`).trim()]));
  };
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
  // Unless a theme is chosen, the style sheet follows the system by itself, at once.
  const setTheme = () => {
    const theme = forced ?? state.get().theme;
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  const changeTheme = () => {
    setTheme();
    for (const listener of themed) listener();
  };

  // Make something in a theme other than the chosen one, as paper asks for the light one.
  const inTheme = (theme, make) => {
    forced = theme;
    setTheme();
    try {
      return make();
    } finally {
      forced = null;
      setTheme();
    }
  };

  const start = () => {
    setTheme();
    system.addEventListener("change", changeTheme);
    state.listen((now, changed) => changed.has("theme") && changeTheme());
  };

  return { colourOf, colourOfFamily, colourOfGroup, colours, inTheme, onTheme, radiusOf, start };
})();
