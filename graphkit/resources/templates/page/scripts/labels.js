// Write names onto the canvas in a size that can be read at any zoom, the important
// ones first, and leave out those that would cover a node or another name.
graphkit.labels = (() => {
  const FAMILY = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  const SIZE = 12.5;
  const LINE = 14.5;
  const CELL = 90;
  const ROWS = 1e6; // more than there are
  const MARGIN = 2;
  const widths = new Map();
  let placed = [];

  const font = (node) => `${node.strong ? "600 " : ""}${SIZE}px ${FAMILY}`;

  const measured = (context, lines, weight) => {
    const key = `${weight}|${lines.join("\n")}`;
    if (!widths.has(key)) widths.set(key, Math.max(...lines.map((line) => context.measureText(line).width)));
    return widths.get(key);
  };

  const grid = () => {
    const cells = new Map();
    const keys = (box) => {
      const found = [];
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) found.push(x * ROWS + y);
      }
      return found;
    };
    const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      add: (box) => {
        for (const key of keys(box)) cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]);
      },
      isFree: (box) => keys(box).every((key) => !(cells.get(key) || []).some((other) => other.id !== box.id && meets(box, other))),
    };
  };

  const box = (id, left, top, width, height) => ({ id, left, top, right: left + width, bottom: top + height });

  // Below the node, to its right, above it, to its left, then the corners.
  const spots = (node, width, height) => {
    const away = node.radius + MARGIN;
    const slant = away * 0.75;
    const put = (x, y) => box(node.id, node.x + x, node.y + y, width, height);
    return [
      put(-width / 2, away), put(away, -height / 2), put(-width / 2, -away - height), put(-away - width, -height / 2),
      put(slant, slant), put(-slant - width, slant), put(slant, -slant - height), put(-slant - width, -slant - height),
    ];
  };

  const bodyOf = (node) => box(node.id, node.x - node.radius, node.y - node.radius, 2 * node.radius, 2 * node.radius);

  // Where which name goes. `nodes` are in falling importance, in the pixels of the drawing:
  // {id, lines, x, y, radius, strong, always, silent}.
  const arrange = (context, nodes, { width: right, height: bottom }) => {
    const bodies = grid();
    const taken = grid();
    const found = [];
    const inside = (spot) => spot.left >= 0 && spot.top >= 0 && spot.right <= right && spot.bottom <= bottom;
    for (const node of nodes) bodies.add(bodyOf(node));
    for (const node of nodes) {
      if (node.silent || !inside(box(node.id, node.x, node.y, 0, 0))) continue;
      context.font = font(node);
      const choices = spots(node, measured(context, node.lines, node.strong) + 4, node.lines.length * LINE);
      const free = choices.filter((spot) => taken.isFree(spot) && inside(spot));
      const spot = free.find(bodies.isFree) || (node.always ? free[0] : null) || (node.strong ? choices[0] : null);
      if (!spot) continue;
      taken.add(spot);
      found.push({ node, spot });
    }
    return found;
  };

  // The rows of a name, each with the middle of its place.
  const rowsOf = ({ node, spot }) =>
    node.lines.map((text, row) => ({ text, x: (spot.left + spot.right) / 2, y: spot.top + (row + 0.5) * LINE }));

  const write = (context, nodes, { ink, paper, width, height }) => {
    const found = arrange(context, nodes, { width, height });
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = paper;
    context.lineWidth = 4;
    context.fillStyle = ink;
    for (const each of found) {
      context.font = font(each.node);
      for (const { text, x, y } of rowsOf(each)) {
        context.strokeText(text, x, y);
        context.fillText(text, x, y);
      }
    }
    placed = found.map(({ spot }) => spot);
  };

  const at = ({ x, y }) => placed.find((spot) => x >= spot.left && x <= spot.right && y >= spot.top && y <= spot.bottom)?.id;

  return { FAMILY, SIZE, arrange, at, rowsOf, write };
})();
