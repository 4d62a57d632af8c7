// %% [markdown] id="title"
// # A first tour
//
// This notebook looks at one small study, fits two of its spectra and shows what the fit found.
// It needs no files beside the program and runs in a few seconds:
//
// ```
// neurorepl notebook run 00-tour.ipynb
// ```
//
// **All data here are simulated.** The study imitates the layout of a 7 T ketamine experiment, so that every call can be tried;
// its numbers say nothing about ketamine, about people, or about any published result.

// %% [markdown] id="study-text"
// ## A study
//
// `study` is there from the start. A line without a semicolon shows its value.

// %% id="study"
study

// %% [markdown] id="participants-text"
// The participants' table came with the study. A table plots its columns by name.

// %% id="participants"
study.Participants.Plot(x: "age", y: "weight", color: "sex")

// %% [markdown] id="spectra-text"
// ## Spectra
//
// `spectra` are the study's averaged spectra; each is read when it is first asked for. The ppm axis runs from right to left, as is the custom.

// %% id="choose" tags=["parameters"]
int first = 0;                         // which spectra to look at: neurorepl notebook run 00-tour.ipynb -p second=2
int second = 1;

// %% id="spectrum"
var one = spectra[first];
var two = spectra[second];
Display(one);
one.Plot()

// %% [markdown] id="fit-text"
// ## A fit
//
// The spectrum is modelled as a sum of metabolites' known shapes, with a smooth baseline below. Every estimate comes with its
// Cramér-Rao lower bound (CRLB): how well it could be known at best, given the noise. A high CRLB is not evidence of a low concentration.
BASIS
// %% id="fit-plot"
fit.Plot(ppm: (0.2, 4.2))

// %% [markdown] id="table-text"
// The metabolites as a table, which can be saved for R or Python: `fit.Table().Save("fit.tsv")`.

// %% id="table"
fit.Table()

// %% [markdown] id="two-text"
// ## Two spectra side by side
//
// The difference below is between two simulated scans. Whether such a difference means anything needs more than two scans, and
// a test that knows which scans belong to one person.

// %% id="two"
var other = two.Preprocess().Fit(basis, model);
Console.WriteLine($"SNR {fit.SignalToNoise:F0} and {other.SignalToNoise:F0}, linewidth {fit.LinewidthHz:F1} and {other.LinewidthHz:F1} Hz");
new[] { fit["Glu"], other["Glu"] }

// %% [markdown] id="help-text"
// ## Where to go from here
//
// `Help("fit spectrum")` explains a step with an example, `Help(x)` what a value is and can do; `Who()` lists what this notebook has made.

// %% id="who"
Who()
