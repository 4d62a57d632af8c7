// Reads plotly's own schema (the npm package plotly.js ships it) and writes what NeuroRepl.Figures is made of:
//   node schema.mjs names plot-schema.json attributes.txt   the names, kinds and values of all attributes; committed, and all that a build needs
//   node schema.mjs words plot-schema.json words.txt        the schema's descriptions, which a build turns into docstrings; never committed
// Containers that differ little from trace to trace (a marker, a line, a colour bar) become one type that has what any of them has.
import { readFileSync, writeFileSync } from "node:fs";

const [, , task, from, to] = process.argv;
const schema = JSON.parse(readFileSync(from, "utf8"));

// How the words that plotly runs together are told apart: hovertemplate is HoverTemplate.
const vocabulary = new Set(`active bg color selection shape add align alignment group allow overlap alpha hull ambient anchor angle ref angular axis
annotation annotations arg args arrangement array minus tick arrow head len side size width aspect mode ratio auto scale contour expand margin
range options shift ticks type numbers background off bandwidth bar base bin bearing below border pad bounds box mean points branch values value bundle button
buttons calendar camera caps capture events event carpet category order cells cell center cheater slope circle click anywhere to show clip max min on close
cluster coast line coloring model colors scales way column columns computed connect gaps gap connector constrain constraint text toward
contours coordinates copy corner radius count country counts cumulative current custom data dash revision decreasing delaunay delta depth fade
diagonal diffuse dimensions dimension direction display index distance diverging divider label domain double drag draw duration dv easing east edge edit
editable enabled end entry error execute exponent format eye face normals epsilon family feature id key fg opacity fill fit fixed flat
shading flip font frame fresnel funnel gauge geo json gradient grid norm groups title header height hide surface high highlight func hist hole hover
info template fallback icon ids imag image images imaginary include increasing indentation inside outside orientation intensity iso item
sizing jitter alias padding prefix suffix labels lake land lat lataxis layer layers leaf legend rank length factor level lighting light position link
locale location locations logging lon lonaxis low lower upper fence map marker matches allowed depth displayed reduced zoom measure median
meta method minor log mirror bardisable multiselect name node north notched notch span ocean offset operation ordering outlier outline overlaying
packing parallels parents path pattern period pitch placement polar pull quartile real rangebreaks breaks selector slider reference relative
remove resolution reverse river roll root rotation roughness row rows scene scope scroll sd multiple sector select selected selections separate thousands
separators sequential shadow shapes arrows axes countries dividers lakes lines lower half rivers spikes subunits whiskers legend
simplify slices sliders smith smoothing solidity sort paths source attribution south space specular spike sides snap thickness split squarify stack
standoff start starts step steps stop style subplot subplots subtitle subunit sum symbol symmetric target item ternary case info threshold
overflow tickson tiling tilt topojson totals trace tracegroup order transition transpose u uid ui unified uniform unselected updatemenus menus use colormap valign
variant vertex visible watermark weight west whisker zero zorder smooth up autorange autotick automargin autocolor autotype minexponent exponent every
paper plot logo notifier trace area extend icicle pie sunburst treemap violin waterfall hidden bargap hovers hoveranywhere density mapbox hierarchy
matches sankey wall icicles close open heatmap whiskers q mid end hovers xshift polygon ystyle zstyle anchors new rule theta unit bins stops radial scatter fast smooth every dash array pos vals only self next suspected outliers toggle others draw closed open way colorway angles ticks gap`.split(/\s+/));
const letters = new Set([..."xyzcuvwdnabrtql"]);
const lastLetters = new Set([..."xyz"]);
const asTheyAre = {
  dtick: "DTick", arraydtick: "ArrayDTick", axref: "AxRef", ayref: "AyRef", dtheta: "DTheta", copy_ystyle: "CopyYStyle", copy_zstyle: "CopyZStyle", da: "DA", db: "DB", dr: "DR", dx: "DX", dy: "DY", dvalue: "DValue",
  nticks: "NTicks", geojson: "GeoJson", uid: "Uid", uirevision: "UiRevision", ids: "Ids", tickson: "TicksOn", cauto: "CAuto", bgcolor: "BackgroundColor",
  paper_bgcolor: "PaperBackgroundColor", plot_bgcolor: "PlotBackgroundColor", showticklabels: "ShowTickLabels", showtickprefix: "ShowTickPrefix", modebardisable: "ModeBarDisable",
  barmode: "BarMode", lataxis: "LatAxis", lonaxis: "LonAxis", zorder: "ZOrder", categoryarray: "CategoryArray", ticklabelindex: "TickLabelIndex",
  bardir: "BarDirection", meta: "Meta", legendgrouptitle: "LegendGroupTitle", histfunc: "HistFunc", histnorm: "HistNorm", sdmultiple: "SdMultiple", boxmean: "BoxMean",
  plotlyServerURL: "PlotlyServerUrl", topojsonURL: "TopojsonUrl", line: "Line", spaceframe: "SpaceFrame", tracegroupgap: "TraceGroupGap", colorway: "Colorway", colormodel: "ColorModel",
  isomin: "IsoMin", isomax: "IsoMax", minexponent: "MinExponent", colorscale: "ColorScale", updatemenus: "UpdateMenus", rangebreaks: "RangeBreaks", traceref: "TraceRef", tracerefminus: "TraceRefMinus",
};

function pascal(name) {
  if (asTheyAre[name]) return asTheyAre[name];
  const parts = name.split("_").flatMap((part) => part.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)/)).flatMap((part) => split(part.toLowerCase()));
  const joined = parts.map((part) => part[0].toUpperCase() + part.slice(1)).join("");
  return /^\d/.test(joined) ? `N${joined}` : joined;
}

function split(text) {
  const best = [[0, []]];
  for (let end = 1; end <= text.length; end++) {
    for (let start = 0; start < end; start++) {
      const word = text.slice(start, end);
      const cost = vocabulary.has(word) ? 1 : (start === 0 ? letters : lastLetters).has(word) && (start === 0 || end === text.length) ? 1.5 : word.length === 1 ? 20 : 99;
      if (best[start] && (!best[end] || best[start][0] + cost < best[end][0])) best[end] = [best[start][0] + cost, [...best[start][1], word]];
    }
  }
  return best[text.length][0] < 20 ? best[text.length][1] : [text];
}

// Names that scripts know as something else.
const otherwise = { Grid: "SubplotGrid", Domain: "SubplotDomain", Axis: "GaugeAxis", Range: "AxisRange", Dash: "LineDash", Layout: "FigureLayout", Map: "MapSubplot", Error: "ErrorBars",
  X: "XPart", Y: "YPart", Z: "ZPart", Symbol: "MapSymbol", Number: "IndicatorNumber", Bar: "IndicatorBar", Box: "InnerBox", Surface: "SurfaceFill",
  ColorScale: "TemplateColorScales", Title2: "FigureTitle", Up: "CameraUp", Eye: "CameraEye", Circle: "MapCircle", Step: "GaugeStep", Center: "GeoCenter", Bounds: "MapBounds", Minor: "MinorTicks",
  Label: "ShapeLabel", Fill: "CellFill", Node: "SankeyNode", Link: "SankeyLink", Button: "RangeButton", Action: "ButtonAction", Volume: "VolumePart" };
const singular = { Annotations: "Annotation", Shapes: "Shape", Images: "LayoutImage", Sliders: "Slider", UpdateMenus: "UpdateMenu", Selections: "Selection", Buttons: "Button", Steps: "Step",
  TickFormatStops: "TickFormatStop", Dimensions: "Dimension", RangeBreaks: "RangeBreak", Layers: "MapLayer", ErrorX: "ErrorBars", ErrorY: "ErrorBars", ErrorZ: "ErrorBars", ColorScales: "LinkColorScale",
  TextFont: "Font", InsideTextFont: "Font", OutsideTextFont: "Font", TickFont: "Font", LabelFont: "Font", RangeFont: "Font", GroupTitleFont: "Font", XAxis: "Axis", YAxis: "Axis", ZAxis: "Axis",
  AAxis: "SpecialAxis", BAxis: "SpecialAxis", CAxis: "SpecialAxis", LonAxis: "GeoAxis", LatAxis: "GeoAxis", Pad: "Padding" };
const traceNames = { barpolar: "BarPolar", choroplethmap: "ChoroplethMap", contourcarpet: "ContourCarpet", densitymap: "DensityMap", funnelarea: "FunnelArea", histogram2d: "Histogram2d",
  histogram2dcontour: "Histogram2dContour", mesh3d: "Mesh3d", scatter3d: "Scatter3d", scattercarpet: "ScatterCarpet", scattergeo: "ScatterGeo", scattergl: "ScatterGl", scattermap: "ScatterMap",
  scatterpolar: "ScatterPolar", scatterpolargl: "ScatterPolarGl", scattersmith: "ScatterSmith", scatterternary: "ScatterTernary", table: "TableTrace", image: "ImageTrace", volume: "VolumeTrace" };

const types = [];                         // { name, keys: Map(attribute → { kind, values }) , plotly: how plotly calls it }
const words = new Map();
const notAttributes = new Set(["role", "editType", "description", "impliedEdits", "items", "computed", "arrayOk"]);

function attributesOf(container, path, owner) {
  const made = new Map();
  for (const [key, found] of Object.entries(container)) {
    if (key.startsWith("_") || notAttributes.has(key) || typeof found !== "object" || found === null || (key.endsWith("src") && found.valType === "string")) continue;
    if (key === "template" || key === "transforms") continue;
    if (key === "type" && owner === "trace") continue;
    const full = `${path}.${key}`;
    const item = found.items && Object.values(found.items)[0];
    if (found.valType) made.set(key, { ...kindOf(key, found), path: full, words: found.description });
    else if (item?.role === "object") made.set(key, { kind: "list", inner: attributesOf(item, full), path: full, words: found.description });
    else made.set(key, { kind: "object", inner: attributesOf(found, full), path: full, words: found.description });
  }
  return made;
}

function kindOf(key, found) {
  const many = found.arrayOk ? "*" : "";
  switch (found.valType) {
    case "number": case "angle": return { kind: `number${many}` };
    case "integer": return { kind: `integer${many}` };
    case "boolean": return { kind: `bool${many}` };
    case "string": case "subplotid": return { kind: `string${many}` };
    case "color": return { kind: `color${many}` };
    case "colorscale": return { kind: "colorscale" };
    case "colorlist": return { kind: "colors" };
    case "data_array": return { kind: "data" };
    case "flaglist": return { kind: `flags${many}`, values: [...found.flags, "|", ...(found.extras ?? []).map(String)] };
    case "info_array": return { kind: Array.isArray(found.items) && found.items.length === 2 && found.items.every((i) => i.valType === "number") ? "pair" : "data" };
    case "enumerated": {
      if (key === "dash" || found.values.some((v) => typeof v === "string" && v.startsWith("/^"))) return { kind: `string${many}` };
      const values = found.values.filter((v) => typeof v !== "number" && !/^\d+$/.test(v)).map(String);
      return values.length ? { kind: `enum${many}`, values } : { kind: "any" };
    }
    default: return { kind: "any" };
  }
}

// One attribute of two containers: what both can be.
function joined(a, b) {
  if (a.kind === b.kind && !a.inner) return a.values ? { ...a, values: unionOf(a, b) } : a;
  if (a.inner && b.inner) { for (const [key, value] of b.inner) a.inner.set(key, a.inner.has(key) ? joined(a.inner.get(key), value) : value); return a; }
  const [plainA, plainB] = [a.kind.replace("*", ""), b.kind.replace("*", "")];
  const many = a.kind.endsWith("*") || b.kind.endsWith("*") ? "*" : "";
  if (plainA === plainB) return { ...a, kind: plainA + many, ...(a.values ? { values: unionOf(a, b) } : {}) };
  if (new Set([plainA, plainB, "number", "integer"]).size === 2) return { ...a, kind: `number${many}` };
  if ([plainA, plainB].includes("bool")) return { kind: "any", path: a.path, words: a.words };
  for (const strong of ["color", "enum", "string"]) {                 // a scatter's symbols are an enum, a map's are icons by any name: those go through Extra
    if (plainA === strong || plainB === strong) return { ...(plainA === strong ? a : b), kind: strong + many };
  }
  return { kind: "any", path: a.path, words: a.words };
}

function unionOf(a, b) {
  if (!a.kind.startsWith("flags")) return [...new Set([...a.values, ...b.values])];
  const parts = (x) => [x.values.slice(0, x.values.indexOf("|")), x.values.slice(x.values.indexOf("|") + 1)];
  const [[f, e], [g, h]] = [parts(a), parts(b)];
  return [...new Set([...f, ...g]), "|", ...new Set([...e, ...h])];
}

const shares = (a, b) => [...a.keys()].filter((key) => b.has(key)).length / Math.min(a.size, b.size);

// A container finds the type that it may share, or makes one of its own.
function typeOf(key, attributes, parent) {
  const plain = singular[pascal(key)] ?? pascal(key);
  const wanted = otherwise[plain] ?? plain;
  const own = parent.replace(/^Layout$/, "") + plain;
  for (const name of [wanted, own]) {
    const known = types.find((type) => type.name === name);
    if (!known) return made(name, attributes, key);
    if (known.isContainer && shares(known.attributes, attributes) >= 0.6) return join(known, attributes);
  }
  for (let n = 2; ; n++) {
    const name = otherwise[`${own}${n}`] ?? `${own}${n}`;
    const known = types.find((type) => type.name === name);
    if (!known) return made(name, attributes, key);
    if (shares(known.attributes, attributes) >= 0.6) return join(known, attributes);
  }
}

function made(name, attributes, plotly) {
  const type = { name, plotly, attributes: new Map(), isContainer: true };
  types.push(type);
  return join(type, attributes);
}

function join(type, attributes) {
  for (const [key, found] of attributes) {
    const known = type.attributes.get(key);
    if (known?.type && found.inner) {
      join(types.find((one) => one.name === known.type), found.inner);
      continue;
    }

    const resolved = resolve(found, key, type.name);
    if (!known) type.attributes.set(key, resolved);
    else if (known.type !== resolved.type) type.attributes.set(key, { kind: "any", path: known.path, words: known.words });
    else type.attributes.set(key, known.type ? known : joined(known, resolved));
  }
  return type;
}

function resolve(found, key, owner) {
  return found.inner ? { kind: found.kind, type: typeOf(key, found.inner, owner).name, path: found.path, words: found.words } : found;
}

// The traces, the layout and the axes; what nearly all traces have belongs to them all.
const reserved = ["Trace", "Axis", "Layout", ...Object.keys(schema.traces).map((t) => traceNames[t] ?? pascal(t))];
for (const name of reserved) types.push({ name, attributes: new Map(), isContainer: false });
const find = (name) => types.find((type) => type.name === name);
const traces = Object.entries(schema.traces).map(([plotly, trace]) => ({ plotly, name: traceNames[plotly] ?? pascal(plotly), attributes: attributesOf(trace.attributes, plotly, "trace"), trace }));
for (const key of new Set(traces.flatMap((trace) => [...trace.attributes.keys()]))) {
  const having = traces.filter((trace) => trace.attributes.has(key));
  const kinds = new Set(having.map((trace) => trace.attributes.get(key).kind.replace("*", "")));
  if (having.length < 45 || kinds.size > 1) continue;
  const all = having.map((trace) => trace.attributes.get(key)).reduce(joined);
  join(find("Trace"), new Map([[key, all]]));
  for (const trace of having) trace.attributes.delete(key);
}
for (const trace of traces) {
  const type = find(trace.name);
  Object.assign(type, { plotly: trace.plotly, categories: trace.trace.categories, words: trace.trace.meta?.description });
  join(type, trace.attributes);
}
const layout = attributesOf(schema.layout.layoutAttributes, "layout");
for (const axis of ["xaxis", "yaxis"]) {
  join(find("Axis"), layout.get(axis).inner);
  layout.delete(axis);
}
join(find("Layout"), layout);
made("Config", attributesOf(schema.config, "config"), "config");
for (const trace of traces) {
  const more = attributesOf(trace.trace.layoutAttributes ?? {}, "layout");
  join(find("Layout"), more);
}
for (const name of ["Trace", "Axis", "Layout"]) Object.assign(find(name), { plotly: name.toLowerCase() });

const sharedNames = { Mode: "DrawMode", XCalendar: "Calendar", YCalendar: "Calendar", ZCalendar: "Calendar", XPeriodAlignment: "PeriodAlignment", YPeriodAlignment: "PeriodAlignment", XType: "Spacing", YType: "Spacing",
  AType: "Spacing", BType: "Spacing", XSizeMode: "ShapeSizing", YSizeMode: "ShapeSizing", XAnchor: "XAnchor", Symbol: "MarkerSymbol", Shape: "LineShape" };

// Values: one enum for the attributes of a name whose values are much the same.
const enums = [];
for (const type of types) {
  for (const [key, found] of type.attributes) {
    if (!found.values) continue;
    const isFlags = found.kind.startsWith("flags");
    const alike = (known) => known.isFlags === isFlags && found.values.filter((v) => v !== "|" && known.values.includes(v)).length >= 0.6 * Math.min(known.values.length, found.values.length) - (isFlags ? 1 : 0);
    const name = found.values.includes("gauge") ? "IndicatorMode" : key === "type" && found.values.includes("rect") ? "ShapeType" : (sharedNames[pascal(key)] ?? pascal(key));
    const candidates = [name, `${type.name}${pascal(key)}`, `${name}${isFlags ? "Parts" : "Kind"}`].filter((n) => !types.some((t) => t.name === n) && !["ScatterMode", "Mode", "Type", "Name", "Side", "Range", "Direction", "Method", "Text", "Dash"].includes(n) && !otherwise[n]);
    candidates.push(`${type.name}${name}Kind`);
    const into = enums.find((e) => e.base === name && alike(e));
    if (into) into.values = unionOf({ kind: found.kind, values: into.values }, found);
    else enums.push({ name: candidates.find((n) => !enums.some((e) => e.name === n)), values: found.values, isFlags, base: name });
    found.enum = (into ?? enums.at(-1)).name;
  }
}

if (task === "names") {
  const lines = [`# plotly.js ${schema.layout ? JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).dependencies["plotly.js-cartesian-dist-min"] : ""}: every type, attribute and value; made by schema.mjs, read by NeuroRepl.PlotlyTypes.`];
  for (const { name, values, isFlags } of enums) lines.push(`${isFlags ? "flags" : "enum"} ${name} ${values.map((value) => named(value) || "''").join(" ")}`);
  for (const type of types) {
    const kind = type.isContainer ? "container" : ["Trace", "Axis", "Layout"].includes(type.name) ? "part" : "trace";
    lines.push(`${kind} ${type.name} ${type.plotly}${kind === "trace" ? ` ${type.categories.join(",")}` : ""}`);
    for (const [key, found] of type.attributes) lines.push(` ${key} ${pascal(key)} ${found.kind}${found.type ? ` ${found.type}` : ""}${found.enum ? ` ${found.enum}` : ""}`);
  }
  writeFileSync(to, lines.join("\n") + "\n");
} else {
  const lines = [];
  for (const type of types) {
    if (type.words) lines.push(`${type.name}\t${clean(type.words)}`);
    for (const [key, found] of type.attributes) if (found.words) lines.push(`${type.name}.${key}\t${clean(found.words)}`);
  }
  writeFileSync(to, lines.join("\n") + "\n");
}

// A value, with its name in C# where that is more than its letters with the first one large.
function named(value) {
  const simple = (part) => part && part[0].toUpperCase() + part.slice(1);
  const parts = value.split(/[ \-+./]/).filter((part) => part);
  const name = parts.map((part) => (/^[a-z]{4,}$/.test(part) ? pascal(part) : simple(part))).join("");
  return value.replaceAll(" ", "_") + (parts.every((part) => /^[A-Za-z]\w*$/.test(part)) && name !== parts.map(simple).join("") ? `:${name}` : "");
}

function clean(text) {
  return text.replace(/\s+/g, " ").trim();
}
