// Keep the keyboard's place. Parts of the page are built anew at each change of the state;
// where the focused control goes with them, its successor gets the focus.
graphkit.focus = (() => {
  const FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']";
  const ROOMS = ".panel, .table, .timeline, .reader, .legend, .controls, .status, .top";
  const ELSEWHERE = ["graph", "panel"]; // where nothing is left
  let last = null;

  const isUsable = (element) => element.isConnected && !element.disabled && element.checkVisibility();
  const wordsOf = (element) => element.getAttribute("aria-label") ?? element.textContent.trim();
  const titleOf = (room) => room.querySelector("h2")?.textContent;
  const usableIn = (room) => [...room.querySelectorAll(FOCUSABLE)].filter(isUsable);

  const remember = ({ target }) => {
    const room = target.closest(ROOMS);
    if (!room || room === target) {
      last = null;
      return;
    }
    const all = usableIn(room);
    const twins = all.filter((other) => other.tagName === target.tagName && wordsOf(other) === wordsOf(target));
    last = {
      element: target,
      id: target.id,
      key: target.dataset.key,
      number: all.indexOf(target),
      room,
      tag: target.tagName,
      title: titleOf(room),
      twin: twins.indexOf(target),
      words: wordsOf(target),
    };
  };

  // By its name, by its words, else what now stands where it stood; the room itself where that tells of something else.
  const successor = ({ id, key, number, room, tag, title, twin, words }) => {
    const all = usableIn(room);
    if (room.tabIndex >= -1 && room.hasAttribute("tabindex") && titleOf(room) !== title) return room;
    const named = all.find((other) => (id && other.id === id) || (key && other.dataset.key === key));
    const twins = all.filter((other) => other.tagName === tag && wordsOf(other) === words);
    return named ?? twins[Math.min(twin, twins.length - 1)] ?? (room.hasAttribute("tabindex") ? room : all[Math.min(Math.max(number, 0), all.length - 1)]);
  };

  const restore = () => {
    if (!last || isUsable(last.element)) return;
    const lost = document.activeElement === document.body || document.activeElement === last.element || !document.activeElement;
    if (!lost) return;
    const next = (isUsable(last.room) && successor(last)) || ELSEWHERE.map((id) => document.getElementById(id)).find(isUsable);
    next?.focus({ preventScroll: next !== last.room });
  };

  // A link of the page to a part of it moves the focus and leaves the address, which holds the view, alone.
  const skip = (event) => {
    const link = event.target.closest?.("a.skip");
    if (!link) return;
    event.preventDefault();
    document.querySelector(link.getAttribute("href")).focus();
  };

  const start = () => {
    document.addEventListener("focusin", remember);
    document.addEventListener("click", skip);
    const observer = new MutationObserver(restore);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden", "disabled"] });
  };

  return { start };
})();
