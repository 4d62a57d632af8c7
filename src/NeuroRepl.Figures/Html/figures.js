(function (id, figure, needsAll) {
  var INK = "#1F2430", SOFT = "#5B6270", GREY = "#646B77", LIGHT = { ink: "#E4E7EC", soft: "#A0A7B4", line: "#6B7280", grid: "#2E3440" };

  function isDark() {
    var page = document.body, theme = page.getAttribute("data-jp-theme-light");
    if (theme) return theme === "false";
    if (/vscode-(dark|high-contrast)/.test(page.className)) return true;
    if (/vscode-light/.test(page.className)) return false;
    return !!(window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches) && page.hasAttribute("data-nrepl-page");
  }

  function darken() {
    var look = figure.layout.template.layout;
    look.font.color = LIGHT.ink;
    look.title.subtitle.font.color = LIGHT.soft;
    [look.xaxis, look.yaxis].forEach(function (axis) {
      axis.linecolor = axis.tickcolor = LIGHT.line;
      axis.gridcolor = LIGHT.grid;
    });
    figure.data.forEach(function (trace) {
      [trace.line, trace.marker, trace.error_x, trace.error_y].forEach(function (mark) {
        if (mark && mark.color === INK) mark.color = LIGHT.ink;
        if (mark && mark.color === GREY) mark.color = LIGHT.soft;
      });
    });
  }

  // A figure that stands twice in a page has two elements and two scripts: each script takes the next that is free.
  function take() {
    var found = document.querySelector('[data-figure="' + id + '"]:not([data-drawn])');
    if (found) found.setAttribute("data-drawn", "");
    return found;
  }

  var place = null;

  function draw(tries) {
    place = place || take();
    if (place && window.Plotly && (window.nreplDrawsAll || !needsAll)) {
      if (isDark()) darken();
      place.textContent = "";
      window.Plotly.newPlot(place, figure.data, figure.layout, figure.config);
    } else if (tries > 0) {
      setTimeout(function () { draw(tries - 1); }, 100);
    } else if (place) {
      place.insertAdjacentText("beforeend", "To move and zoom this figure, run its cell again: the page has lost plotly.js.");
    }
  }

  draw(100);
})
