(function (id, scene) {
  var INK = "#1F2430", SOFT = "#5B6270";

  function element(name, style, parent, text) {
    var made = document.createElement(name);
    made.style.cssText = style;
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  function bytesOf(base64) {
    return Uint8Array.from(atob(base64), function (c) { return c.charCodeAt(0); });
  }

  function unpacked(base64) {
    return new Response(new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  function shown(number) {
    var digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
    return number.toFixed(digits).replace("-", "\u2212");
  }

  // A brain that stands twice in a page has two elements and two scripts: each script takes the next that is free.
  function take() {
    var found = document.querySelector('[data-brain="' + id + '"]:not([data-drawn])');
    if (found) found.setAttribute("data-drawn", "");
    return found;
  }

  // The first entry of a colour table is what lies below the threshold: it is not drawn.
  function addColors(nv) {
    function led(channel) { return [channel[0]].concat(channel); }

    scene.colormaps.forEach(function (map) {
      var last = map.R.length - 1, I = map.R.map(function (_, n) { return 1 + Math.round(254 * n / last); });
      nv.addColormap(map.name, { R: led(map.R), G: led(map.G), B: led(map.B), A: [0].concat(map.R.map(function () { return 255; })), I: [0].concat(I) });
    });
  }

  async function addVolumes(nv, N) {
    for (var volume of scene.volumes) {
      var image = await N.NVImage.loadFromBase64({
        base64: volume.base64, name: volume.name + ".nii.gz", colormap: volume.colormap, opacity: 1,
        cal_min: volume.low, cal_max: volume.high, colormapNegative: volume.negative || "",
      });
      nv.addVolume(image);
    }
  }

  async function addMeshes(nv, N) {
    for (var mesh of scene.meshes) {
      var made = await N.NVMesh.readMesh(await unpacked(mesh.shape), mesh.name + ".mz3", nv.gl, 1, new Uint8Array([205, 205, 205, 255]), true);
      var values = await unpacked(mesh.values), text = "";
      new Uint8Array(values).forEach(function (b) { text += String.fromCharCode(b); });
      await N.NVMesh.loadLayer({
        base64: btoa(text), name: mesh.name + ".values.mz3", opacity: 1, colormap: mesh.colormap, colormapNegative: mesh.negative || "",
        useNegativeCmap: !!mesh.negative, cal_min: mesh.low, cal_max: mesh.high,
      }, made);
      made.updateMesh(nv.gl);
      nv.addMesh(made);
    }
  }

  // The layer's values start after mz3's header of 16 bytes.
  async function meshValues() {
    var all = [];
    for (var mesh of scene.meshes) all.push(new Float32Array((await unpacked(mesh.values)).slice(16)));
    return all;
  }

  async function build(place, N) {
    var still = place.firstElementChild;
    var box = element("div", "max-width:" + scene.width + "px;font:13px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Arial,sans-serif;color:" + INK + ";background:#fff;padding:8px");
    element("div", "font-weight:600;font-size:15px", box, scene.title);
    var stage = element("div", "position:relative;width:100%;height:" + scene.height + "px;margin:6px 0;background:#000;border-radius:4px;overflow:hidden", box);
    var canvas = element("canvas", "width:100%;height:100%;outline:none", stage);
    if (!document.createElement("canvas").getContext("webgl2")) throw new Error("no WebGL 2");

    place.insertBefore(box, still);
    try {
      var nv = new N.Niivue({ backColor: [0, 0, 0, 1], crosshairColor: [0.9, 0.62, 0, 0.9], crosshairWidth: 1, show3Dcrosshair: scene.volumes.length > 0 || scene.peaks.length > 0, dragAndDropEnabled: false, isColorbar: false, loadingText: "", isRadiologicalConvention: scene.radiological, multiplanarForceRender: true, multiplanarLayout: 2 });
      await nv.attachToCanvas(canvas);
      addColors(nv);
      await addVolumes(nv, N);
      await addMeshes(nv, N);
      if (!scene.volumes.length) nv.setSliceType(nv.sliceTypeRender);
      else nv.setSliceType(nv.sliceTypeMultiplanar);

      await controls(nv, box);
      still.style.display = "none";
      place.setAttribute("data-brain-shown", "");
    } catch (error) {
      box.remove();
      throw error;
    }
  }

  async function controls(nv, box) {
    var row = element("div", "display:flex;flex-wrap:wrap;gap:6px 18px;align-items:center;color:" + SOFT, box);
    var values = await meshValues();
    if (!scene.labels) threshold(nv, row);
    if (scene.volumes.length) views(nv, row);
    var told = element("span", "margin-left:auto;color:" + INK + ";font-variant-numeric:tabular-nums", row, "");
    told.setAttribute("data-brain-value", "");
    nv.onLocationChange = function (at) { told.textContent = words(nv, at, values); };
    if (scene.peaks.length) table(nv, box);
    if (scene.start) go(nv, scene.start);
  }

  function words(nv, at, values) {
    var mm = at.mm, text = [];
    if (scene.volumes.length > 1 && at.values && at.values.length > 1) text.push(shown(at.values[at.values.length - 1].value));
    else if (values.length) {
      var best = { apart: Infinity };
      nv.meshes.forEach(function (mesh, n) {
        var found = nv.indexNearestXYZmm(mesh.id, mm[0], mm[1], mm[2]);
        if (found[1] < best.apart) best = { apart: found[1], value: values[n][found[0]] };
      });
      if (best.apart < 6) text.push(shown(best.value));
    }

    return (text.length ? scene.unit + " = " + text[0] + " at " : "") + "(" + shown(mm[0]) + ", " + shown(mm[1]) + ", " + shown(mm[2]) + ") mm";
  }

  function threshold(nv, row) {
    var label = element("label", "display:flex;gap:8px;align-items:center", row, "threshold");
    var slider = element("input", "width:180px", label);
    var number = element("span", "min-width:3.5em;color:" + INK, label, shown(scene.threshold));
    slider.type = "range";
    slider.min = 0; slider.max = scene.high; slider.step = scene.high / 200; slider.value = scene.threshold;
    slider.setAttribute("aria-label", "threshold");
    slider.oninput = function () {
      var at = Math.max(+slider.value, scene.high * 1e-6);
      number.textContent = shown(+slider.value);
      nv.volumes.slice(scene.background).forEach(function (volume) { volume.cal_min = at; if (volume.cal_max <= at) volume.cal_max = at * 1.001; });
      if (nv.volumes.length) nv.updateGLVolume();
      nv.meshes.forEach(function (mesh) { nv.setMeshLayerProperty(mesh.id, 0, "cal_min", at); });
    };
  }

  function views(nv, row) {
    var choice = element("select", "font:inherit", row);
    [["slices and render", "sliceTypeMultiplanar"], ["axial", "sliceTypeAxial"], ["coronal", "sliceTypeCoronal"], ["sagittal", "sliceTypeSagittal"], ["render", "sliceTypeRender"]].forEach(function (pair) {
      element("option", "", choice, pair[0]).value = pair[1];
    });
    choice.setAttribute("aria-label", "view");
    choice.onchange = function () { nv.setSliceType(nv[choice.value]); };
  }

  function go(nv, mm) {
    nv.scene.crosshairPos = nv.mm2frac(mm);
    if (nv.volumes.length) nv.createOnLocationChange();
    else nv.onLocationChange({ mm: mm });
    nv.drawScene();
  }

  function table(nv, box) {
    var frame = element("div", "max-height:190px;overflow:auto;margin-top:6px", box);
    var made = element("table", "border-collapse:collapse;font-variant-numeric:tabular-nums", frame);
    var head = element("tr", "text-align:left;color:" + SOFT, made);
    scene.columns.forEach(function (name) { element("th", "font-weight:500;padding:2px 14px 2px 4px;border-bottom:1px solid #D5D9E0", head, name); });
    scene.peaks.forEach(function (peak) {
      var line = element("tr", "cursor:pointer", made);
      peak.cells.forEach(function (cell) { element("td", "padding:2px 14px 2px 4px", line, cell); });
      line.setAttribute("data-brain-peak", peak.mm.join(","));
      line.onclick = function () {
        Array.prototype.forEach.call(made.querySelectorAll("tr"), function (other) { other.style.background = ""; });
        line.style.background = "#EAF2FA";
        go(nv, peak.mm);
      };
    });
  }

  function draw(place, tries) {
    place = place || take();
    if (place && window.nreplNiivue) {
      window.nreplNiivue.then(function (N) { return build(place, N); }).catch(function (error) {
        place.insertAdjacentText("beforeend", "This page shows the still picture: the viewer could not start (" + error.message + ").");
      });
    } else if (tries > 0) setTimeout(function () { draw(place, tries - 1); }, 100);
    else if (place) place.insertAdjacentText("beforeend", "To turn this brain, run its cell again: the page has lost the viewer.");
  }

  draw(null, 100);
})
