(function (packed, address, integrity, full) {
  var name = full ? "nreplFullPlotly" : "nreplPlotly";
  if (window[name] || (window.Plotly && !full)) return;

  function unpack() {
    var bytes = Uint8Array.from(atob(packed), function (c) { return c.charCodeAt(0); });
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  function fetchIt() {
    return fetch(address, { integrity: integrity }).then(function (answer) { return answer.text(); });
  }

  window[name] = (packed ? unpack() : fetchIt()).then(function (source) {
    new Function("define", "exports", "module", source).call(window);
    window.Plotly = window.Plotly || window.moduleName;
    if (full) window.nreplDrawsAll = true;
  });
  window[name].catch(function () { window[name] = null; });
})
