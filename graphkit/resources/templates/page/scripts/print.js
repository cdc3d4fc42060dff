// Paper gets the drawing as lines and letters, in light colours, instead of the canvas.
graphkit.print = (() => {
  const { looks, picture, scene, state, view } = graphkit;
  const holder = document.getElementById("paper");

  const prepare = () => {
    if (state.get().shown !== "graph" || !view.current().nodes.length) return;
    holder.replaceChildren(picture.drawIn(document, looks.inTheme("light", () => scene.make({ bare: true }))));
  };

  const start = () => {
    window.addEventListener("beforeprint", prepare);
    window.addEventListener("afterprint", () => holder.replaceChildren());
  };

  return { start };
})();
