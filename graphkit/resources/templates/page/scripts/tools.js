// Buttons of the header that concern the page as a whole: its colours and the link to this view.
graphkit.tools = (() => {
  const { address, dom, state } = graphkit;
  const NEXT = { system: "dark", dark: "light", light: "system" };
  const SAYS = { system: "as the system", dark: "dark", light: "light" };
  const CIRCLE = "M8 1.5A6.5 6.5 0 1 1 8 14.5 6.5 6.5 0 1 1 8 1.5Z";
  const SIGNS = {
    system: { line: CIRCLE, full: "M8 1.5A6.5 6.5 0 0 0 8 14.5Z" },
    dark: { line: "M13.5 10A6 6 0 0 1 6 2.5 6 6 0 1 0 13.5 10Z" },
    light: { line: "M8 5A3 3 0 1 1 8 11 3 3 0 1 1 8 5ZM8 1V2.5M8 13.5V15M1 8H2.5M13.5 8H15M3 3 4.1 4.1M11.9 11.9 13 13M3 13 4.1 11.9M11.9 4.1 13 3" },
  };
  const SHOWN = 2500; // milliseconds that a button says what it did
  const themeButton = document.getElementById("theme");
  const linkButton = document.getElementById("link");

  const theme = () => state.get().theme ?? "system";
  const sign = ({ line, full }) =>
    dom.draw("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
      dom.draw("path", { d: line, fill: "none", stroke: "currentColor", "stroke-width": "1.5", "stroke-linecap": "round" }),
      ...(full ? [dom.draw("path", { d: full, fill: "currentColor" })] : []));

  const showTheme = () => {
    const says = `Colours: ${SAYS[theme()]}`;
    themeButton.replaceChildren(sign(SIGNS[theme()]));
    themeButton.title = says;
    themeButton.setAttribute("aria-label", says);
  };

  const changeTheme = () => {
    const next = NEXT[theme()];
    state.set({ theme: next === "system" ? null : next });
  };

  // The clipboard, or where the browser refuses it, the link itself to be copied by hand.
  const copyLink = async () => {
    const found = address.link();
    try {
      await navigator.clipboard.writeText(found);
      say("Copied");
    } catch {
      window.prompt("The link to this view", found);
    }
  };

  let timer = null;
  const words = linkButton.textContent;
  const say = (text) => {
    linkButton.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { linkButton.textContent = words; }, SHOWN);
  };

  const start = () => {
    themeButton.addEventListener("click", changeTheme);
    linkButton.addEventListener("click", copyLink);
    showTheme();
    state.listen((now, changed) => changed.has("theme") && showTheme());
  };

  return { start };
})();
