// Draws a QR code; the library is loaded when the first one is asked for. Nothing leaves the browser.
(() => {
"use strict";
const MARGIN = 4;

/** Return a picture of an address as QR code; `library` is the address of the script that computes it. */
async function draw(address, label, library) {
  if (!window.qrcode) await window.portalFinder.load(library);
  const code = window.qrcode(0, "M");
  code.addData(address);
  code.make();
  const side = code.getModuleCount();
  const cells = [];
  for (let row = 0; row < side; row += 1) for (let column = 0; column < side; column += 1) if (code.isDark(row, column)) cells.push(`M${column + MARGIN} ${row + MARGIN}h1v1h-1z`);
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  for (const [name, value] of [["viewBox", `0 0 ${side + 2 * MARGIN} ${side + 2 * MARGIN}`], ["role", "img"], ["aria-label", label], ["class", "qr"]]) picture.setAttribute(name, value);
  path.setAttribute("d", cells.join(""));
  picture.append(path);
  return picture;
}

window.portalQr = { draw };
})();
