/** A picture on its own, as it looks on the page now: the theme's colours are resolved, and nothing in it refers to the page. */

/** What decides how a shape looks, as attributes of SVG, with the values that go without saying. */
const LOOKS: Readonly<Record<string, string>> = {
  fill: "",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "font-family": "",
  "font-size": "",
  "font-weight": "400",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  "paint-order": "normal",
  visibility: "visible",
};
const TEXT_ONLY: ReadonlySet<string> = new Set(["font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline"]);

/** What stays of the attributes of an element: how it is shaped, not what it is on the page. */
const SHAPE = /^(d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|points|transform|viewBox|clip-path|id)$/;

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set([
  "svg",
  "defs",
  "clipPath",
  "g",
  "a",
  "path",
  "line",
  "circle",
  "ellipse",
  "rect",
  "polyline",
  "polygon",
  "text",
  "tspan",
  "title",
  "desc",
]);
const UNDRAWN = new Set(["title", "desc", "defs", "clipPath"]);

/** Pixels of a saved PNG for each of the page. */
const SCALE = 2;
/** No side of a PNG is longer, in pixels. */
const MAX_SIDE = 8_192;

/** The text of an SVG file with what an SVG element shows. */
export function standalone(element: SVGSVGElement): string {
  const plain = plainColours();
  const copy = (original: Element): Element | undefined => {
    const style = getComputedStyle(original);
    const name = original.localName;
    if (!DRAWN.has(name) || (style.display === "none" && !UNDRAWN.has(name))) {
      return undefined;
    }
    const made = document.createElementNS(SVG, name === "a" ? "g" : name);
    for (const { name: attribute, value } of original.attributes) {
      if (SHAPE.test(attribute)) {
        made.setAttribute(attribute, value);
      }
    }
    const isText = name === "text" || name === "tspan";
    if (isText || original.childElementCount === 0) {
      for (const [look, usual] of Object.entries(LOOKS)) {
        const value = style.getPropertyValue(look);
        if (value !== usual && (isText || !TEXT_ONLY.has(look))) {
          made.setAttribute(look, value);
        }
      }
      for (const look of ["fill", "stroke"]) {
        const [colour, alpha] = plain(made.getAttribute(look) ?? "none");
        if (colour !== "none") {
          made.setAttribute(look, colour);
        }
        if (alpha < 1) {
          made.setAttribute(`${look}-opacity`, String(alpha * Number(style.getPropertyValue(`${look}-opacity`))));
        }
      }
    } else if (style.opacity !== "1") {
      made.setAttribute("opacity", style.opacity);
    }
    for (const child of original.childNodes) {
      const kept = child instanceof Element ? copy(child) : child.cloneNode();
      if (kept) {
        made.append(kept);
      }
    }
    return made;
  };
  const made = copy(element);
  if (!made) {
    return "";
  }
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", plain(getComputedStyle(document.body).backgroundColor)[0]);
  made.querySelector(":scope > desc")?.after(ground);
  return new XMLSerializer().serializeToString(made);
}

/** The bytes of a PNG file with what an SVG file shows. */
export async function rasterise(svg: string, { width, height }: SVGSVGElement): Promise<Uint8Array> {
  const [wide, tall] = [width.baseVal.value, height.baseVal.value];
  const scale = Math.min(SCALE, MAX_SIDE / Math.max(wide, tall));
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(tall * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    return new Uint8Array((await blob?.arrayBuffer()) ?? []);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Colours as every reader of SVG knows them; the theme's come in forms that only browsers do, such as `color(srgb …)`. */
function plainColours(): (colour: string) => readonly [colour: string, alpha: number] {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const known = new Map<string, readonly [string, number]>();
  return (colour) => {
    if (!context || !/^[\w-]+\(/.test(colour) || colour.startsWith("url(")) {
      return [colour, 1];
    }
    let plain = known.get(colour);
    if (plain === undefined) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      plain = [`rgb(${r},${g},${b})`, a / 255];
      known.set(colour, plain);
    }
    return plain;
  };
}
