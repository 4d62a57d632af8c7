(function (packed) {
  if (window.nreplNiivue) return;

  var bytes = Uint8Array.from(atob(packed), function (c) { return c.charCodeAt(0); });
  window.nreplNiivue = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text().then(function (source) {
    new Function("define", "exports", "module", source).call(window);
    return window.niivue;
  });
  window.nreplNiivue.catch(function () { window.nreplNiivue = null; });
})
