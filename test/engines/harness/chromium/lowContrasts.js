// Runs in a page: lists the visible texts whose colour has less than a contrast of 4.5 with what is
// behind them (https://www.w3.org/TR/WCAG22/#contrast-minimum).
(() => {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);

  const luminance = (color) => {
    const [red, green, blue] = channels(color)
      .slice(0, 3)
      .map((channel) => channel / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  const isOpaque = (color) => (channels(color)[3] ?? 1) === 1;

  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (isOpaque(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };

  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  const shades = [...document.body.querySelectorAll("*")]
    .filter((element) => hasText(element) && element.checkVisibility())
    .map((element) => [
      element.textContent.trim(),
      getComputedStyle(element).color,
      behind(element),
    ]);
  const input = document.querySelector("input");
  shades.push(["placeholder", getComputedStyle(input, "::placeholder").color, behind(input)]);
  return {
    texts: shades.length,
    low: shades.filter(([, color, back]) => contrast(color, back) < 4.5).map((it) => it.join(" ")),
  };
})();
