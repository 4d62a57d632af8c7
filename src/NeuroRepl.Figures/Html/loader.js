(function (packed, address, integrity) {
  if (window.Plotly || window.nreplPlotly) return;

  function unpack() {
    var bytes = Uint8Array.from(atob(packed), function (c) { return c.charCodeAt(0); });
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  function fetchIt() {
    return fetch(address, { integrity: integrity }).then(function (answer) { return answer.text(); });
  }

  window.nreplPlotly = (packed ? unpack() : fetchIt()).then(function (source) {
    new Function("define", "exports", "module", source).call(window);
    window.Plotly = window.Plotly || window.moduleName;
  });
  window.nreplPlotly.catch(function () { window.nreplPlotly = null; });
})
